import type { Page } from "@playwright/test";
import { branchCaseWords } from "../../lib/words/branch/branch-case";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { onWhatStays } from "../support/on-what-stays";
import { broughtBack, keepable, leaveFor, pressBack, watchReturns } from "../support/page/back-forward-cache";
import { canariesIn, holdingsOf, onOneDocument } from "./traces";

test.use(broughtBack);

/** Why Chromium did not bring the page back as it was, in its own words; `null` where it did. */
const whyLoadedAnew = (page: Page) =>
  onWhatStays(() =>
    page.evaluate(() => {
      const [navigation] = performance.getEntriesByType("navigation");
      return JSON.stringify((navigation as { notRestoredReasons?: unknown } | undefined)?.notRestoredReasons);
    }),
  );

test("a page that comes back from the cache shows nothing of the case it held", { tag: "@branch" }, async ({
  page,
  desk,
  applicant,
}) => {
  const returned = await watchReturns(page);
  page.on("dialog", (dialog) => dialog.accept());
  await desk.admit("staffA");

  // This browser does bring pages back, ours included: without that, the rest would prove nothing.
  await page.goto("/id/terms");
  await leaveFor(page, "/id/privacy");
  await pressBack(page);
  await expect.poll(async () => returned.length || (await whyLoadedAnew(page))).toBe(1);
  expect(returned[0]).toContain("/id/terms");

  await page.route("**/branch/**", keepable);
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.start();
  await journey.uploadCard();
  await journey.typeIdentity();
  expect(canariesIn(await holdingsOf(page), applicant)).not.toEqual([]);
  await leaveFor(page, "/id/privacy");
  await pressBack(page);
  await expect.poll(() => returned.length).toBe(2);
  expect(returned[1]).toContain("/id/branch/apply");
  expect(canariesIn(returned[1] ?? "", applicant)).toEqual([]);
  await expect(page).toHaveURL("/id/branch/new");
  await expect(journey.heading).toBeFocused();
  expect(canariesIn(await holdingsOf(page), applicant)).toEqual([]);
});

test("after the next customer no cache brings the last one back", { tag: "@branch" }, async ({
  page,
  desk,
  applicant,
}) => {
  const returned = await watchReturns(page);
  await desk.admit("staffA");
  const journey = new Journey(page, "id", applicant, "branch");
  await journey.reachReviewWithFiles();
  await page.getByRole("button", { name: branchCaseWords.id.next }).click();
  await page.getByRole("button", { name: branchCaseWords.id.confirm.end }).click();
  await expect(page).toHaveURL("/id/branch/new");
  for (let back = 0; back < 5; back++) {
    await pressBack(page);
    await onOneDocument(page, async () => {
      await expect(journey.heading).toBeVisible();
      await expect(page.locator("[aria-busy], main img, main video")).toHaveCount(0);
      expect(canariesIn(await holdingsOf(page), applicant)).toEqual([]);
    });
  }
  for (const shown of returned) expect(canariesIn(shown, applicant)).toEqual([]);
});
