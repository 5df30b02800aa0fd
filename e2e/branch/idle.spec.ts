import type { Page } from "@playwright/test";
import { liveRegionId } from "../../components/ui/page/announcements";
import { branchCaseWords } from "../../lib/words/branch/branch-case";
import { staffWords } from "../../lib/words/branch/staff";
import { idleWords } from "../../lib/words/idle";
import { someApplicant } from "../support/applicants";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { sleep, wake } from "../support/page/clock";
import { canariesIn, expectNoTrace, holdingsOf } from "./traces";

const words = idleWords.id;
const warning = (page: Page) => page.getByRole("alertdialog", { name: words.heading });

test("idle at a branch: one touch dismisses the warning, a minute after it all is gone", {
  tag: "@branch",
}, async ({ page, desk, applicant }) => {
  await page.clock.install();
  await desk.admit("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.start();
  await journey.uploadCard();
  await journey.typeIdentity();

  await page.clock.fastForward("02:00");
  await expect(warning(page)).toBeVisible();
  await expect(page.getByRole("button", { name: words.stay })).toBeFocused();
  // Beside the box, and on the way to nothing behind it.
  await page.mouse.click(5, 5);
  await expect(warning(page)).toBeHidden();
  await expect(page).toHaveURL("/id/branch/apply?step=identity");
  await expect(journey.textbox(journey.words.fields.fullName)).toHaveValue(applicant.fullName);

  // Not before its time; it is loaded by now, so it would be here at once.
  await page.clock.fastForward("01:50");
  await expect(warning(page)).toBeHidden();
  await page.clock.fastForward("00:10");
  await expect(warning(page)).toBeVisible();
  await page.clock.fastForward("00:40");
  await expect(warning(page).getByRole("timer")).toHaveText(/^(1\d|20) detik/);
  await expect(warning(page).locator("[aria-live]")).toHaveText(words.left(30));
  await page.keyboard.press("Shift");
  await expect(warning(page)).toBeHidden();

  await page.clock.fastForward("02:00");
  await expect(warning(page)).toBeVisible();
  await page.clock.fastForward("01:00");
  await expect(page).toHaveURL("/id/branch/new");
  await expectNoTrace(journey, [applicant]);
});

test("idle: a warning closed by the browser, as Back does, comes again in its time", {
  tag: "@branch",
}, async ({ page, desk, applicant }) => {
  await page.clock.install();
  await desk.admit("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.start();
  await journey.uploadCard();
  await journey.typeIdentity();
  await page.clock.fastForward("02:30");
  await warning(page).evaluate((dialog: HTMLDialogElement) => dialog.close());
  // Gone, not only shut: the page hears of it after the browser has hidden it.
  await expect(page.getByRole("alertdialog", { includeHidden: true })).toHaveCount(0);
  await page.clock.fastForward("01:00");
  await expect(journey.textbox(journey.words.fields.fullName)).toHaveValue(applicant.fullName);
  await page.clock.fastForward("01:30");
  await expect(warning(page)).toBeVisible();
});

test("idle: the touch that wakes a tablet wipes the case on it", { tag: "@branch" }, async ({
  page,
  desk,
  applicant,
}) => {
  await page.clock.install();
  await desk.admit("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.start();
  await journey.uploadCard();
  await journey.typeIdentity();
  await sleep(page, 600);
  await page.mouse.click(200, 300);
  await expect(page).toHaveURL("/id/branch/new");
  await expectNoTrace(journey, [applicant]);
});

test("what is out of sight is covered, and printed all the same", { tag: "@branch" }, async ({
  page,
  desk,
}) => {
  await desk.admit("staffA");
  await new Journey(page, "id", someApplicant(), "branch").start();
  const opacity = () => page.evaluate(() => getComputedStyle(document.documentElement).opacity);
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  expect(await opacity()).toBe("0");
  await page.emulateMedia({ media: "print" });
  expect(await opacity()).toBe("1");
});

test("idle while sending: no warning, then its reference is left, sent once", {
  tag: "@branch",
}, async ({ page, desk, applicant, kredibel }) => {
  await page.clock.install();
  const held = await kredibel.hold();
  await desk.admit("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.reachReviewWithFiles();
  await journey.submit();
  await expect(page.getByRole("timer")).toBeVisible();
  await sleep(page, 150);
  await wake(page);
  await expect(warning(page)).toBeHidden();
  await expect(page.getByRole("timer")).toBeVisible();
  await sleep(page, 40);
  await wake(page);
  await expect(journey.heading).toHaveText(words.underWay.heading);
  await expect(page.getByRole("main").getByText(/^[0-9a-f-]{36}$/)).toBeVisible();
  expect(canariesIn(await holdingsOf(page), applicant)).toEqual([]);

  // The answer comes, and is for the list alone.
  await held.reached();
  await held.release();
  await expect
    .poll(async () => (await page.context().cookies()).some(({ name }) => name === "application"))
    .toBe(false);
  await expect(journey.heading).toHaveText(words.underWay.heading);
  await kredibel.expectOneCall();
  await page.getByRole("button", { name: branchCaseWords.id.next }).click();
  await expect(page).toHaveURL("/id/branch/new");
  await expectNoTrace(journey, [applicant]);
});

test("next customer: begins while the last submission is on its way, sent once", {
  tag: "@branch",
}, async ({ page, desk, applicant, kredibel }) => {
  const held = await kredibel.hold();
  await desk.admit("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.reachReviewWithFiles();
  const arrived = page.waitForResponse(
    async (response) => response.url().includes("/api/attempts/") && (await response.json()).stage !== "none",
  );
  await journey.submit();
  // The page knows that it has arrived, too: else it asks before it is left.
  await Promise.all([arrived, held.reached()]);
  await page.getByRole("button", { name: branchCaseWords.id.next }).click();
  await expect(page).toHaveURL("/id/branch/new");
  const second = new Journey(page, "id", someApplicant(), "branch");
  await expectNoTrace(journey, [applicant]);
  await second.start();
  await held.release();
  await kredibel.expectOneCall();
});

test("staff's session: its last seconds are spoken, and a press puts the end off", {
  tag: "@branch",
}, async ({ page, desk }) => {
  const opened = Date.now();
  await page.clock.setFixedTime(opened);
  await desk.admit("staffA");
  await page.goto("/id/branch");
  // Awake: only then does it look at the clock.
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  const { idle } = staffWords.id.session;
  const ending = page.getByRole("alertdialog", { name: idle.heading });
  for (const left of [30, 10, 5]) {
    await page.clock.setFixedTime(opened + (30 * 60 - left) * 1_000);
    await wake(page);
    await expect(ending.locator("[aria-live=polite]")).toHaveText(words.left(left));
  }
  await page.getByRole("button", { name: idle.confirm }).click();
  await expect(ending).toBeHidden();
  await expect(page.locator(`#${liveRegionId}`)).toHaveText(staffWords.id.session.stayed);
});
