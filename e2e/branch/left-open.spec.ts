import type { Page } from "@playwright/test";
import { staffWords } from "../../lib/words/branch/staff";
import { en } from "../../lib/words/en";
import { id } from "../../lib/words/id";
import { accounts, staffPassword } from "../support/accounts";
import { type Applicant, someApplicant } from "../support/applicants";
import { BranchDesk, endSessionOnceAsked } from "../support/branch-desk";
import type { Language } from "../support/fixed-words";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { BranchList } from "./branch-list";
import { canariesIn, expectNoTrace, holdingsOf } from "./traces";

/** A case that nobody ended: the list, the sign-in page and the case are one document, whose memory is the customer's. */

const newCustomer = (page: Page, language: Language = "id") =>
  page
    .getByRole("button", { name: new BranchList(page, language).words.newCustomer })
    .or(page.getByRole("button", { name: staffWords[language].unlock.next }))
    .click();

/** From the list, as staff do it, to a page with something to lose. */
async function begin(page: Page, applicant: Applicant): Promise<Journey> {
  const journey = new Journey(page, "id", applicant, "branch");
  await newCustomer(page);
  await journey.begin();
  await journey.uploadCard();
  await journey.fillIdentity();
  await journey.typeContact();
  return journey;
}

async function expectNextBeginsAnew(page: Page, language: Language = "id"): Promise<void> {
  await newCustomer(page, language);
  await expect(page).toHaveURL(`/${language}/branch/new`);
  await expect(page.getByRole("checkbox")).toHaveCount(2);
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
  // Without it the server has nothing to come back to.
  await expect
    .poll(async () => (await page.context().cookies()).filter(({ name }) => name === "application"))
    .toEqual([]);
  await new Journey(page, language, someApplicant(), "branch").begin();
}

test("case left by Back: over, and nothing of it for the next customer", {
  tag: "@branch",
}, async ({ page, desk, applicant }) => {
  await desk.signInByForm("staffA");
  const journey = await begin(page, applicant);
  // The list ends the case by loading itself anew: a press before that would be lost.
  const emptied = page.waitForEvent("load");
  await page.evaluate(() => history.go(-4));
  await emptied;
  await expect(page).toHaveURL("/id/branch/unlock");
  await desk.expectSignedIn("staffA");
  await expectNextBeginsAnew(page);
  await expectNoTrace(journey, [applicant]);
});

test("staff session over: a live case keeps its page and goes on after sign-in", {
  tag: "@branch",
}, async ({ page, context, desk, applicant }) => {
  await desk.signInByForm("staffA");
  const journey = await begin(page, applicant);
  await context.clearCookies({ name: "staff" });
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("alert").filter({ hasText: id.result.refused.staff })).toBeVisible();
  await expect(journey.textbox(journey.words.fields.emailAddress)).toHaveValue(applicant.emailAddress);

  const beside = new BranchDesk(await context.newPage(), "id");
  await beside.signInByForm("staffA");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page).toHaveURL("/en/branch/apply?step=contact");
  await expect(journey.textbox(en.fields.emailAddress)).toHaveValue(applicant.emailAddress);
});

test("a case that comes to the sign-in page is over", { tag: "@branch" }, async ({
  page,
  desk,
  applicant,
}) => {
  await desk.signInByForm("staffA");
  const journey = await begin(page, applicant);
  await endSessionOnceAsked(page);
  const emptied = page.waitForEvent("load");
  await page.getByRole("link", { name: "English" }).click();
  await emptied;
  const english = new BranchDesk(page, "en");
  await english.expectSignIn();
  await english.fill(accounts.staffA.username, staffPassword);
  await english.expectSignedIn("staffA");
  expect(canariesIn(await holdingsOf(page), applicant)).toEqual([]);
  await expectNextBeginsAnew(page, "en");
  await expectNoTrace(journey, [applicant]);
});

test("the next customer is not shown how the last one's case ended, though nobody ended it", {
  tag: "@branch",
}, async ({ page, desk, applicant }) => {
  await desk.admit("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.reachReviewWithFiles();
  await journey.submit();
  await journey.expectOutcome("verified");
  await desk.admit("staffA");
  await page.goto("/id/branch");
  await expectNextBeginsAnew(page);
});
