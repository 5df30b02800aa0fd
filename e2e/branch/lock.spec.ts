import type { Page } from "@playwright/test";
import { maskNik } from "../../lib/ledger/fingerprint";
import { type Locale, locales } from "../../lib/locales";
import { branchCaseWords } from "../../lib/words/branch/branch-case";
import { branchListWords } from "../../lib/words/branch/branch-list";
import { staffWords } from "../../lib/words/branch/staff";
import { idleWords } from "../../lib/words/idle";
import { staffPin } from "../support/accounts";
import { BranchDesk } from "../support/branch-desk";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { wake } from "../support/page/clock";
import { newest, pastOfC, yesterday } from "./past";
import { expectNoTrace } from "./traces";

/** The tablet in a customer's hands, and how staff get it back. */
const { unlock, bar } = staffWords.id;
const list = branchListWords("id");

const staffPages = [
  "",
  `?day=${yesterday()}`,
  `/attempts/${newest.id}`,
  "/pin",
  "/account",
  "/confirm",
  "/two-step",
  "/audit",
  "?reference=order-3",
];
const sizes = [
  { width: 360, height: 740 },
  { width: 820, height: 1180 },
];
const strangers = locales.flatMap((language) => sizes.map((viewport) => ({ language, viewport })));
const exported = `/api/branch/export?from=${yesterday()}&to=${yesterday()}&format=csv`;

const expectLocked = async (page: Page, language: Locale = "id") => {
  await expect(page).toHaveURL(new RegExp(`/${language}/branch/unlock(\\?|$)`));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(staffWords[language].unlock.heading);
  await expect(page.locator("body")).not.toContainText(newest.reference);
};

const typePin = async (page: Page, pin: string, submit: string) => {
  for (const digit of pin) await page.getByRole("button", { name: digit, exact: true }).click();
  await page.getByRole("button", { name: submit, exact: true }).click();
};

test("lock: a customer who tries everything gets no further than the case", {
  tag: "@branch",
}, async ({ page, context, desk, applicant }) => {
  await desk.signIn("supervisorC");
  await page.goto(`/id/branch?day=${yesterday()}`);
  await expect(page.getByRole("table")).toContainText(newest.reference);
  const beside = await context.newPage();
  await beside.goto(`/id/branch?day=${yesterday()}`);
  await expect(beside.getByRole("table")).toContainText(newest.reference);
  await page.bringToFront();
  await page.getByRole("button", { name: list.newCustomer }).click();
  await expect(page).toHaveURL("/id/branch/new");
  await expect(page.getByRole("button", { name: bar.signOut })).toBeHidden();

  // The tab beside it, at once.
  await expectLocked(beside);
  await beside.close();
  // Back, Forward, a reload.
  await page.goBack();
  await expectLocked(page);
  await page.reload();
  await expectLocked(page);
  await page.goForward();
  await expect(page).toHaveURL("/id/branch/new");
  await page.goto(exported);
  await expectLocked(page);
  // As the console would.
  for (const path of [exported, "/api/branch/in-flight"]) {
    const answer = await page.evaluate(async (address) => {
      const { status, url, text } = await fetch(address).then(async (got) => ({
        status: got.status,
        url: got.url,
        text: await got.text(),
      }));
      return { status, url, text };
    }, path);
    expect([answer.status, answer.text]).toEqual([403, ""]);
  }
  // A restarted browser has the cookie, and nothing else.
  const restarted = await context.newPage();
  await restarted.goto("/id/branch");
  await expectLocked(restarted);
  await restarted.close();

  // The case itself goes on, and the next one begins without a PIN.
  await page.goto("/id/branch/new");
  await new Journey(page, "id", applicant, "branch").begin();
  await page.getByRole("button", { name: branchCaseWords.id.next }).click();
  await expect(page).toHaveURL("/id/branch/new");
  await page.goto("/id/branch");
  await expectLocked(page);
});

for (const { language, viewport } of strangers)
  test(`lock: no address leads a customer further, in ${language} at ${viewport.width}`, {
    tag: "@branch",
  }, async ({ page, desk }) => {
    await page.setViewportSize(viewport);
    await desk.signIn("supervisorC");
    await page.goto(`/${language}/branch`);
    await page.getByRole("button", { name: branchListWords(language).newCustomer }).click();
    await expect(page).toHaveURL(`/${language}/branch/new`);
    for (const path of staffPages) {
      await page.goto(`/${language}/branch${path}`);
      await expectLocked(page, language);
    }
    await page.goBack();
    await expectLocked(page, language);
  });

/** Of the customers before: what no page may hold, nor its address, its title or its print. */
const ofOthers = pastOfC.flatMap(({ reference, identityId }) => [reference, maskNik(identityId)]);

async function expectNothingOfOthers(page: Page): Promise<void> {
  const shared = await page.evaluate(() => `${document.title} ${location.href}`);
  await page.emulateMedia({ media: "print" });
  const text = shared + (await page.content());
  await page.emulateMedia({ media: "screen" });
  expect(ofOthers.filter((one) => text.includes(one))).toEqual([]);
}

for (const { language, viewport } of strangers)
  test(`lock: shared, printed and left alone it says little, in ${language} at ${viewport.width}`, {
    tag: "@branch",
  }, async ({ page, browser, desk, applicant }) => {
    await page.setViewportSize(viewport);
    await page.clock.install();
    await desk.signIn("supervisorC");
    await page.goto(`/${language}/branch?day=${yesterday()}`);
    await expect(page.getByRole("table")).toContainText(newest.reference);
    await page.getByRole("button", { name: branchListWords(language).newCustomer }).click();
    await expect(page).toHaveURL(`/${language}/branch/new`);
    const journey = new Journey(page, language, applicant, "branch");
    await journey.begin();
    await journey.uploadCard();
    await expectNothingOfOthers(page);
    // Left alone in the middle of the case, which is wiped: the lock is not.
    await page.clock.fastForward("02:00");
    await expect(page.getByRole("alertdialog", { name: idleWords[language].heading })).toBeVisible();
    await page.clock.fastForward("01:00");
    await expect(page).toHaveURL(`/${language}/branch/new`);
    await expectNothingOfOthers(page);
    await page.goto(`/${language}/branch/attempts/${newest.id}`);
    await expectLocked(page, language);
    await expectNothingOfOthers(page);

    // What the browser's own menu shares, opened by whom it was sent to.
    const elsewhere = await (await browser.newContext()).newPage();
    for (const address of [page.url(), `${new URL(page.url()).origin}/${language}/branch/apply`]) {
      await elsewhere.goto(address);
      await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText(
        staffWords[language].signIn.heading,
      );
    }
    await elsewhere.context().close();
  });

test("unlock: by the PIN's keys, which ends the open case, said before", { tag: "@branch" }, async ({
  page,
  context,
  desk,
  applicant,
}) => {
  await desk.admit("triesA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.start();
  await page.goto("/id/branch");
  await expectLocked(page);
  await expect(page.getByRole("heading", { name: unlock.openCase.heading })).toBeVisible();
  await typePin(page, "271828", unlock.submitAndEnd);
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(unlock.problems.wrong(4));
  const names = async () => (await context.cookies()).map(({ name }) => name);
  expect(await names()).toContain("application");
  await typePin(page, `${staffPin}9`, unlock.submitAndEnd);
  await expect(page).toHaveURL("/id/branch");
  await desk.expectSignedIn("triesA");
  expect(await names()).not.toContain("application");
});

test("unlock: the other tab, once it is seen, is emptied and shows the list", {
  tag: "@branch",
}, async ({ page, context, desk, applicant }) => {
  await desk.admit("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.start();
  await journey.uploadCard();
  await journey.typeIdentity();
  const beside = await context.newPage();
  await beside.goto("/id/branch");
  await typePin(beside, staffPin, unlock.submitAndEnd);
  await expect(beside).toHaveURL("/id/branch");
  await wake(page);
  await expect(page).toHaveURL("/id/branch");
  await desk.expectSignedIn("staffA");
  await expectNoTrace(journey, [applicant]);
  await beside.reload();
  await new BranchDesk(beside, "id").expectSignedIn("staffA");
});

test("unlock: by a keyboard; for staff without a PIN by signing in anew", { tag: "@branch" }, async ({
  page,
  desk,
}) => {
  await desk.admit("staffB");
  await page.goto("/id/branch/new");
  await page.getByRole("button", { name: branchCaseWords.id.forStaff }).click();
  await expectLocked(page);
  await page.getByLabel(unlock.pin).fill(staffPin);
  await expect(page.getByRole("status").filter({ hasText: unlock.typed(6) })).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/id/branch");

  await desk.admit("supervisorB");
  await page.goto("/id/branch/new");
  await page.goto("/id/branch");
  await expectLocked(page);
  await expect(page.getByText(unlock.noPin)).toBeVisible();
  await page.getByRole("link", { name: unlock.signIn }).click();
  await desk.expectSignIn();
  await desk.fill("dewi.b", "not the password");
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await page.goto("/id/branch");
  await expectLocked(page);
  await page.getByRole("link", { name: unlock.signIn }).click();
  await new BranchDesk(page, "id").signInByForm("supervisorB");
  // Who has none is asked for one, and may put it off.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(staffWords.id.pin.heading);
  await page.getByLabel(staffWords.id.pin.pin, { exact: true }).fill("310199");
  await page.getByLabel(staffWords.id.pin.again).fill("310199");
  await page.getByRole("button", { name: staffWords.id.pin.submit }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText(staffWords.id.pin.problems.date);
  await page.getByRole("link", { name: staffWords.id.pin.later }).click();
  await expect(page).toHaveURL("/id/branch");
});
