import type { Page } from "@playwright/test";
import { branchCaseWords } from "../../lib/words/branch/branch-case";
import { branchListWords } from "../../lib/words/branch/branch-list";
import { idleWords } from "../../lib/words/idle";
import { accounts, staffPassword } from "../support/accounts";
import { BranchDesk, endSessionOnceAsked } from "../support/branch-desk";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { answerSubmissions } from "../support/outcome-states";
import { sleep, wake } from "../support/page/clock";
import { expectNoTrace } from "./traces";

/** A case that is ended while its submission is on its way: either it arrives, or somebody is told that it did not. */

const { next, confirmSending } = branchCaseWords.id;
const { underWay, lost } = idleWords.id;
const question = (page: Page) => page.getByRole("alertdialog", { name: confirmSending.heading });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** What is sent gets no further than the browser, until it is let go or cut off. */
async function holdSubmission(page: Page): Promise<(end: "go" | "cut") => void> {
  let settle: (end: "go" | "cut") => void = () => {};
  const settled = new Promise<"go" | "cut">((resolve) => {
    settle = resolve;
  });
  await page.route("**/apply*", async (route) => {
    if (!route.request().headers()["next-action"]) return route.fallback();
    return (await settled) === "go" ? route.fallback() : route.abort("connectionrefused");
  });
  return settle;
}

test("while the server has not got all of it, ending the case is asked about first", {
  tag: "@branch",
}, async ({ page, desk, applicant, kredibel }) => {
  await desk.admit("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.reachReviewWithFiles();
  const settle = await holdSubmission(page);
  await journey.submit();
  await press(page, next);
  await expect(question(page)).toBeVisible();
  await expect(page.getByRole("button", { name: confirmSending.stay })).toBeFocused();
  await press(page, confirmSending.stay);
  await expect(page.getByRole("timer")).toBeVisible();
  settle("go");
  await journey.expectOutcome("verified");
  await kredibel.expectOneCall();
});

test("whoever ends it all the same waits for nothing", { tag: "@branch" }, async ({
  page,
  desk,
  applicant,
}) => {
  await desk.admit("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.reachReviewWithFiles();
  await holdSubmission(page);
  await journey.submit();
  await press(page, next);
  await press(page, confirmSending.end);
  await expect(page).toHaveURL("/id/branch/new");
  await expectNoTrace(journey, [applicant]);
});

for (const [how, end] of [
  ["never arrives", "cut"],
  ["is turned down", "go"],
] as const)
  test(`where nobody was there any more and it ${how}, the page says so`, { tag: "@branch" }, async ({
    page,
    desk,
    applicant,
    kredibel,
  }) => {
    await page.clock.install();
    await desk.admit("staffA");
    const journey = new Journey(page, "id", applicant, "branch");
    await journey.reachReviewWithFiles();
    await answerSubmissions(page, { kind: "refused", reason: "busy" });
    const settle = await holdSubmission(page);
    await journey.submit();
    await expect(page.getByRole("timer")).toBeVisible();
    await sleep(page, 200);
    await wake(page);
    await expect(journey.heading).toHaveText(underWay.heading);
    settle(end);
    await expect(journey.heading).toHaveText(lost.heading);
    await expect(page.getByRole("main")).toContainText(lost.lead.branch);
    await press(page, next);
    await expect(page).toHaveURL("/id/branch/new");
    await kredibel.expectNoCall();
  });

test("where the session of staff ended meanwhile, the sign-in page says that it never arrived", {
  tag: "@branch",
}, async ({ page, desk, applicant }) => {
  await desk.admit("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.reachReviewWithFiles();
  const settle = await holdSubmission(page);
  await journey.submit();
  await expect(page.getByRole("timer")).toBeVisible();
  await endSessionOnceAsked(page);
  await page.getByRole("link", { name: "English" }).click();
  const english = new BranchDesk(page, "en");
  await english.expectSignIn();
  settle("cut");
  await expect(page.getByRole("alert").filter({ hasText: idleWords.en.lost.lead.branch })).toBeVisible();
  // The list ends the case by loading itself anew.
  const emptied = page.waitForEvent("load");
  await english.fill(accounts.staffA.username, staffPassword);
  await emptied;
  await english.expectSignedIn("staffA");
  await press(page, branchListWords("en").newCustomer);
  await expect(page.getByRole("checkbox", { checked: false })).toHaveCount(2);
  await expectNoTrace(journey, [applicant]);
});
