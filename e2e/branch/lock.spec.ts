import type { Page } from "@playwright/test";
import type { Locale } from "../../lib/locales";
import { branchCaseWords } from "../../lib/words/branch/branch-case";
import { branchListWords } from "../../lib/words/branch/branch-list";
import { staffWords } from "../../lib/words/branch/staff";
import { staffPin } from "../support/accounts";
import { BranchDesk } from "../support/branch-desk";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { newest, yesterday } from "./past";

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
  "?reference=order-3",
];
const strangers: [Locale, { width: number; height: number }][] = [
  ["en", { width: 360, height: 740 }],
  ["id", { width: 820, height: 1180 }],
];
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
  // Back, Forward, a reload, addresses, another language.
  await page.goBack();
  await expectLocked(page);
  await page.reload();
  await expectLocked(page);
  await page.goForward();
  await expect(page).toHaveURL("/id/branch/new");
  for (const [language, viewport] of strangers) {
    await page.setViewportSize(viewport);
    for (const path of staffPages) {
      await page.goto(`/${language}/branch${path}`);
      await expectLocked(page, language);
    }
    await page.goBack();
    await expectLocked(page, language);
  }
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

test("unlock: by the PIN's keys, which ends the open case, said before", { tag: "@branch" }, async ({
  page,
  context,
  desk,
  applicant,
}) => {
  await desk.admit("staffA");
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
  await desk.expectSignedIn("staffA");
  expect(await names()).not.toContain("application");
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
