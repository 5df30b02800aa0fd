import { branchListWords } from "../../lib/words/branch/branch-list";
import { staffWords } from "../../lib/words/branch/staff";
import { id } from "../../lib/words/id";
import { accounts, staffPassword } from "../support/accounts";
import { expect, test } from "../support/fixtures";
import { deployAnother } from "../support/server/another-build";

/** A deploy behind the branch's open tab; of an applicant's: `two-builds.spec.ts`. */

test("another build: staff sign in and search from an old page, typing nothing twice", {
  tag: "@branch",
}, async ({ page, desk }) => {
  const posted: boolean[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") posted.push("next-action" in request.headers());
  });
  await desk.open();
  await deployAnother(page);
  await desk.fill(accounts.staffA.username, staffPassword);
  await desk.expectSignedIn("staffA");
  await deployAnother(page);
  const { label, find, nik } = branchListWords("id").search;
  await page.getByRole("textbox", { name: label }).fill("9900000000000000");
  await page.getByRole("button", { name: find }).click();
  await expect(page.getByText(nik)).toBeVisible();
  // By the new build's own names, as without scripts.
  expect(posted).toEqual([false, false]);
});

test("another build: a sign-in that nobody answers is said so, and keeps what was typed", {
  tag: "@branch",
}, async ({ page, context, desk }) => {
  await desk.open();
  await context.setOffline(true);
  await desk.fill(accounts.staffA.username, staffPassword);
  await expect(page.getByRole("alert").filter({ hasText: id.notOpened })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("button", { name: staffWords.id.signIn.submit, exact: true }).click();
  await desk.expectSignedIn("staffA");
});
