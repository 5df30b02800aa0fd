import { idleWords } from "../../lib/words/idle";
import { serverWords } from "../../lib/words/server";
import { canariesIn, holdingsOf } from "../branch/traces";
import { expect, test } from "../support/fixtures";
import { sleep, wake } from "../support/page/clock";

const words = idleWords.id;

test("idle: one's own page warns after 15 minutes, and is wiped a minute later", async ({
  page,
  journey,
  applicant,
}) => {
  await page.clock.install();
  await journey.start();
  await journey.uploadCard();
  await journey.typeIdentity();
  await journey.textbox(journey.words.fields.fullName).focus();
  const warning = page.getByRole("alertdialog", { name: words.heading });
  await page.clock.fastForward("14:50");
  await expect(warning).toBeHidden();
  await page.clock.fastForward("00:10");
  await expect(page.getByRole("button", { name: words.stay })).toBeFocused();
  // Its rest must not send the form, whose field has the focus again.
  await page.keyboard.press("Enter");
  await expect(warning).toBeHidden();
  await expect(journey.textbox(journey.words.fields.fullName)).toBeFocused();
  await expect(journey.textbox(journey.words.fields.fullName)).toHaveValue(applicant.fullName);
  await page.clock.fastForward("15:00");
  await expect(warning).toBeVisible();
  await page.clock.fastForward("01:00");
  await expect(page).toHaveURL("/id?why=idle");
  await expect(journey.heading).toBeFocused();
  await expect(page.getByRole("main")).toContainText(serverWords.id.restarted.idle);
  expect(canariesIn(await holdingsOf(page), applicant)).toEqual([]);
  await page.goBack();
  await expect(page).toHaveURL("/id?why=reload");
  await expect(page.getByRole("main")).not.toContainText(serverWords.id.restarted.idle);
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
  await sleep(page, 17 * 60);
  await wake(page);
  await page.clock.fastForward("01:00");
  await expect(journey.heading).toHaveText(words.underWay.heading);
  expect(canariesIn(await holdingsOf(page), applicant)).toEqual([]);
  await page.getByRole("button", { name: words.next }).click();
  await expect(page).toHaveURL("/id");
  await held.reached();
  await held.release();
  await kredibel.expectOneCall();
});
