import { expect, test } from "../support/fixtures";
import { watchHoldings } from "../support/resource-tracker";

test("the whole journey with files instead of the camera", { tag: "@smoke" }, async ({
  journey,
  expectOneCall,
}) => {
  await journey.start();
  await journey.uploadCard();
  await journey.fillIdentity();
  await journey.fillContact();
  await journey.uploadSelfie();
  await journey.submit();
  await journey.expectOutcome("verified");
  await expectOneCall();
});

test("whoever uploads is never asked for the camera", async ({ page, journey }) => {
  const holdings = await watchHoldings(page);
  await journey.reachReviewWithFiles();
  expect(await holdings.timesAsked()).toBe(0);
});
