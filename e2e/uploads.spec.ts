import { expect, test } from "./fixtures";

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

test("whoever uploads is never asked for the camera", async ({ journey, camera }) => {
  await journey.start();
  await camera.refuse("NotFoundError");
  await journey.uploadCard();
  await expect(journey.alert).toHaveCount(0);
});
