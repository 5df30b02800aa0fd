import { idleWords } from "../lib/words/idle";
import { canariesIn, holdingsOf } from "./branch/traces";
import { expect, test } from "./fixtures";

const words = idleWords.id;

test("after a quarter of an hour one's own page warns, and a minute later it has forgotten everything", async ({
  page,
  journey,
  applicant,
}) => {
  await page.clock.install();
  await journey.start();
  await journey.uploadCard();
  await journey.typeIdentity();
  const warning = page.getByRole("alertdialog", { name: words.heading });
  await page.clock.fastForward("14:50");
  await expect(warning).toBeHidden();
  await page.clock.fastForward("00:10");
  await page.getByRole("button", { name: words.stay }).click();
  await expect(warning).toBeHidden();
  await expect(journey.textbox(journey.words.fields.fullName)).toHaveValue(applicant.fullName);
  await page.clock.fastForward("15:00");
  await expect(warning).toBeVisible();
  await page.clock.fastForward("01:00");
  await expect(page).toHaveURL("/id");
  await expect(journey.heading).toBeFocused();
  expect(canariesIn(await holdingsOf(page), applicant)).toEqual([]);
  await page.goBack();
  await expect(page).toHaveURL("/id");
  expect(canariesIn(await holdingsOf(page), applicant)).toEqual([]);
});

test("on one's own page too a submission on its way becomes its reference", async ({
  page,
  journey,
  applicant,
  kredibel,
}) => {
  await page.clock.install();
  const held = await kredibel.hold();
  await journey.reachReviewWithFiles();
  await journey.submit();
  await expect(page.getByRole("timer")).toBeVisible();
  await page.clock.setSystemTime((await page.evaluate(() => Date.now())) + 17 * 60_000);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(journey.heading).toHaveText(words.underWay.heading);
  expect(canariesIn(await holdingsOf(page), applicant)).toEqual([]);
  await page.getByRole("button", { name: words.next }).click();
  await expect(page).toHaveURL("/id");
  await held.reached();
  await held.release();
  await kredibel.expectOneCall();
});
