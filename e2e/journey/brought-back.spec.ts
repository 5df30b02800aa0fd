import { keptDraftWords } from "../../lib/words/kept-draft";
import { expect, test } from "../support/fixtures";
import { Journey } from "../support/journey";
import { broughtBack, keepable, leaveFor, pressBack, watchReturns } from "../support/page/back-forward-cache";
import { isKept } from "../support/page/keep-nothing";

test.use(broughtBack);

const words = keptDraftWords.id;

// While another tab writes, Chromium lets go of the page that it had kept: see the unit tests of `come-back.ts`.
test("kept draft: a page from the cache has it again, so that a second tab only reads", async ({
  page,
  journey,
}) => {
  const returned = await watchReturns(page);
  await page.route(/\/id(\/apply)?(\?.*)?$/, keepable);
  await journey.start();
  await journey.uploadCard();
  await journey.typeIdentity();
  await isKept(page);
  await leaveFor(page, "/id/terms");
  await pressBack(page);
  await expect.poll(() => returned.length).toBe(1);
  expect(returned[0]).toContain(journey.applicant.fullName);

  const name = journey.textbox(journey.words.fields.fullName);
  await expect(page.getByText(words.resumed)).toBeVisible();
  await name.fill("SITI BARU");
  await isKept(page);
  const second = new Journey(await page.context().newPage(), "id", journey.applicant);
  await second.page.goto("/id/apply");
  await expect(second.heading).toHaveText(words.elsewhere.heading);
  await expect(second.page.getByRole("main").getByText("SITI BARU")).toBeVisible();
  await second.page.getByRole("button", { name: words.elsewhere.here }).click();
  await second.expectStep("contact");
  await expect(journey.heading).toHaveText(words.elsewhere.heading);
});
