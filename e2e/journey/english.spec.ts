import { expect, test } from "../support/fixtures";
import { watchHoldings } from "../support/page/resource-tracker";

test.use({ locale: "en-GB" });

test("the whole journey in English, by files, is never asked for the camera", { tag: "@smoke" }, async ({
  journey,
  page,
  expectOneCall,
}) => {
  const holdings = await watchHoldings(page);
  await page.goto("/");
  await journey.begin();
  await journey.uploadCard();
  await journey.fillIdentity();
  await journey.fillContact();
  await journey.uploadSelfie();
  await journey.submit();
  await journey.expectOutcome("verified");
  await expectOneCall();
  expect(await holdings.timesAsked()).toBe(0);
});
