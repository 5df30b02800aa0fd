import type { Page } from "@playwright/test";
import { id } from "../../lib/words/id";
import { hintLine } from "../support/camera-states";
import { expect, test } from "../support/fixtures";
import type { Journey } from "../support/journey";
import { watchHoldings } from "../support/page/resource-tracker";

const shutter = (page: Page) => page.getByRole("button", { name: id.camera.take });
const resume = (page: Page) => page.getByRole("button", { name: id.camera.resume });

async function openCamera({ page }: Journey) {
  await page.getByRole("button", { name: id.camera.open }).click();
  await expect(shutter(page)).toBeEnabled();
}

/** As when another tab or app comes to the front: headless browsers show every page at once. */
async function hide(page: Page, hidden: boolean) {
  await page.evaluate((now) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: now });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, hidden);
}

test("a phone that is locked switches the camera off, and on again when its person is back", {
  tag: "@camera",
}, async ({ page, camera, journey }) => {
  const holdings = await watchHoldings(page);
  await camera.refuse(null);
  await journey.start();
  await openCamera(journey);
  for (let turn = 1; turn <= 2; turn++) {
    await hide(page, true);
    await expect(hintLine(page)).toHaveText(id.camera.pauses.away);
    expect(await holdings.liveCameras()).toBe(0);
    await hide(page, false);
    await expect(shutter(page)).toBeEnabled();
    expect(await holdings.liveCameras()).toBe(1);
  }
});

test("a camera that is unplugged in mid-preview is said, and comes back", { tag: "@camera" }, async ({
  page,
  camera,
  journey,
}) => {
  await journey.start();
  await openCamera(journey);

  await camera.unplug();
  await expect(hintLine(page)).toHaveText(id.camera.pauses.lost);
  await expect(shutter(page)).toBeDisabled();
  await resume(page).click();
  await expect(shutter(page)).toBeEnabled();

  await camera.unplug();
  await expect(resume(page)).toBeVisible();
  await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event("devicechange")));
  await expect(shutter(page)).toBeEnabled();

  await camera.unplug();
  await camera.refuse("NotFoundError");
  await resume(page).click();
  await expect(journey.heading).toHaveText(id.camera.troubles.none);
  await camera.refuse(null);
  await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event("devicechange")));
  await expect(shutter(page)).toBeEnabled();
});

test("a picture that freezes is said, and the same picture that goes on is shown", {
  tag: "@camera",
}, async ({ page, camera, journey }) => {
  await journey.start();
  await openCamera(journey);
  // Frozen before its first frame was seen, a picture cannot be told from one without frame callbacks.
  await camera.show("good");
  await camera.freeze();
  await expect(hintLine(page)).toHaveText(id.camera.pauses.quiet);
  await expect(shutter(page)).toBeDisabled();
  await camera.show("good");
  await expect(hintLine(page)).toHaveText(id.card.aim);
  await expect(shutter(page)).toBeEnabled();
  await camera.freeze();
  await expect(journey.heading).toHaveText(id.camera.troubles.silent, { timeout: 20_000 });
});

test("the camera's light is off and no picture is kept on every page without a preview", {
  tag: "@camera",
}, async ({ page, journey }) => {
  const holdings = await watchHoldings(page);
  const expectHeld = async (objectUrls: number) => {
    await expect.poll(() => holdings.liveCameras()).toBe(0);
    await expect.poll(() => holdings.objectUrls()).toBe(objectUrls);
  };
  await journey.start();
  await openCamera(journey);
  expect(await holdings.liveCameras()).toBe(1);
  await shutter(page).click();
  await expect(page.getByRole("img", { name: id.card.alt })).toBeVisible();
  await expectHeld(1);
  await page.getByRole("button", { name: id.camera.retake }).click();
  await expect(shutter(page)).toBeEnabled();
  expect(await holdings.objectUrls()).toBe(0);
  await shutter(page).click();
  await page.getByRole("button", { name: id.camera.use }).click();
  await journey.expectStep("identity");
  await expectHeld(1); // the card, to copy from
  await journey.fillIdentity();
  await expectHeld(0);
  await journey.fillContact();
  await openCamera(journey);
  expect(await holdings.objectUrls()).toBe(0);
  await page.goBack();
  await journey.expectStep("contact");
  await expectHeld(0);
  await page.goForward();
  await journey.photographSelfie();
  await expectHeld(2);
  await journey.submit();
  await journey.expectOutcome("verified");
  await expectHeld(0);
});

test("whatever happens to the camera, the form is not lost", { tag: "@camera" }, async ({
  page,
  camera,
  journey,
  applicant,
}) => {
  await journey.start();
  await journey.photographCard();
  await journey.fillIdentity();
  await journey.fillContact();
  await openCamera(journey);
  await camera.unplug();
  await hide(page, true);
  await hide(page, false);
  await expect(shutter(page)).toBeEnabled();
  await camera.unplug();
  await camera.refuse("NotReadableError");
  await resume(page).click();
  await expect(journey.heading).toHaveText(id.camera.troubles.busy);
  await journey.uploadSelfie();
  await expect(page.getByRole("main")).toContainText(applicant.fullName);
});
