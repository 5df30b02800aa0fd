import { cameraHelp } from "../../lib/words/camera-help";
import { id } from "../../lib/words/id";
import { expect, test } from "../support/fixtures";

// The other has no permission that could be taken back.
test.use({ wholeBrowser: true });

test("permission taken back in mid-preview: said; given again: the camera starts", {
  tag: "@camera",
}, async ({ page, context, journey }) => {
  const shutter = page.getByRole("button", { name: id.camera.take });
  await journey.start();
  await journey.openCamera();
  await expect(shutter).toBeEnabled();
  const devtools = await context.newCDPSession(page);
  const { targetInfo } = await devtools.send("Target.getTargetInfo");
  const { browserContextId } = targetInfo;
  const decide = (setting: "denied" | "granted") =>
    devtools.send("Browser.setPermission", { permission: { name: "camera" }, setting, browserContextId });
  await decide("denied");
  await expect(journey.heading).toHaveText(id.camera.troubles.refused);
  await expect(journey.announced).toHaveText(cameraHelp.id.problems.refused.lead);
  await page.getByRole("button", { name: id.camera.again }).click();
  // The live view in between has a heading that takes the focus, too.
  await expect(journey.heading).toHaveText(id.camera.troubles.refused);
  await expect(journey.heading).toBeFocused();
  // The page listens once it has been told of the permission: it asked before us, so it was told before us.
  await page.evaluate(() => navigator.permissions.query({ name: "camera" }));
  await decide("granted");
  await expect(shutter).toBeEnabled();
});
