import { branchCaseWords } from "../../lib/words/branch/branch-case";
import { id } from "../../lib/words/id";
import { BranchDesk } from "../support/branch-desk";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { canariesIn, holdingsOf } from "./traces";

test("other tab: signing out there empties the case that is typed here, at once", {
  tag: "@branch",
}, async ({ page, context, desk, applicant }) => {
  await desk.admit("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.start();
  await journey.uploadCard();
  await journey.typeIdentity();
  expect(canariesIn(await holdingsOf(page), applicant)).not.toEqual([]);
  const other = await context.newPage();
  await other.goto("/id/branch");
  await new BranchDesk(other, "id").signOut();
  await page.waitForURL(/branch\/(unlock|sign-in)/);
  expect(canariesIn(await holdingsOf(page), applicant)).toEqual([]);
});

test("other tab: an application begun there is not taken for the one typed here", {
  tag: "@branch",
}, async ({ page, context, desk, applicant, kredibel }) => {
  test.setTimeout(60_000);
  await desk.admit("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.reachReviewWithFiles();
  const other = await context.newPage();
  await new Journey(other, "id", applicant, "branch").start();
  await journey.submit();
  await expect(page.getByRole("main")).toContainText(id.result.refused.other_application);
  await kredibel.expectNoCall();
  await page.getByRole("button", { name: id.result.refused.consentAgain }).click();
  await page.getByRole("button", { name: id.start.start, exact: true }).click();
  await journey.expectStep("review");
  await journey.submit();
  await journey.expectOutcome("verified");

  await page.getByRole("button", { name: branchCaseWords.id.next }).click();
  await expect(other).toHaveURL("/id/branch/unlock");
});
