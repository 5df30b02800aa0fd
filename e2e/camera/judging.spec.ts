import type { Page } from "@playwright/test";
import sharp from "sharp";
import { type PhotoField, photoFields, photoLimits } from "../../lib/kredibel/constraints";
import { id } from "../../lib/words/id";
import { samePhotoWords } from "../../lib/words/same-photo";
import { expect, test } from "../support/fixtures";
import type { Journey } from "../support/journey";
import { watchHoldings } from "../support/page/resource-tracker";
import { cardPhoto, facePhoto, type PhotoFile, photoInQuarters, quartersOf } from "../support/photos";

const alts: Record<PhotoField, string> = { identityImage: id.card.alt, faceImage: id.selfie.alt };
const still = (page: Page, field: PhotoField) => page.getByRole("img", { name: alts[field] });

/** The step that asks for this photo. */
async function reach(journey: Journey, field: PhotoField) {
  await journey.start();
  if (field === "identityImage") return;
  await journey.uploadCard();
  await journey.fillIdentity();
  await journey.fillContact();
}

const shapes: [string, PhotoFile | Promise<PhotoFile>][] = [
  ["upright", cardPhoto({ width: 720, height: 1280 })],
  ["panoramic", cardPhoto({ width: 2560, height: 800 })],
  ["square", facePhoto({ width: 1000, height: 1000 })],
];

for (const field of photoFields)
  test(`judging: the whole photo of ${field} is in the frame, whatever its shape`, async ({
    page,
    journey,
  }) => {
    await reach(journey, field);
    for (const [shape, file] of shapes) {
      await journey.upload(await file);
      const picture = still(page, field);
      await expect(picture).toBeVisible();
      const { fit, overflow } = await picture.evaluate((image: HTMLImageElement) => {
        const frame = (image.parentElement as HTMLElement).getBoundingClientRect();
        const box = image.getBoundingClientRect();
        return {
          fit: getComputedStyle(image).objectFit,
          overflow: Math.max(box.width - frame.width, box.height - frame.height),
        };
      });
      expect({ fit, overflow: overflow > 1 }, shape).toEqual({ fit: "contain", overflow: false });
      await journey.page.getByRole("button", { name: id.camera.retake }).click();
    }
  });

const sizeOf = async (photo: Buffer) => {
  const { width = 0, height = 0 } = await sharp(photo).metadata();
  return { width, height };
};

for (const field of photoFields)
  test(`rotate: ${field} by pointer and keyboard, inside the limits, and back`, async ({ page, journey }) => {
    const holdings = await watchHoldings(page);
    const bytes = () => holdings.bytesOf(alts[field]);
    await reach(journey, field);
    await journey.upload(await photoInQuarters(1));
    const rotate = page.getByRole("button", { name: id.camera.rotate });
    await expect(rotate).toBeEnabled();
    const first = await bytes();
    const upright = await sizeOf(first);
    const turned = { width: upright.height, height: upright.width };
    await rotate.click();
    await expect.poll(async () => sizeOf(await bytes())).toEqual(turned);
    const once = await bytes();
    expect(await quartersOf(once)).toEqual(["blue", "red", "white", "green"]);
    const { minWidth, minHeight, minBytes, maxBytes } = photoLimits[field];
    expect(turned.width).toBeGreaterThanOrEqual(minWidth);
    expect(turned.height).toBeGreaterThanOrEqual(minHeight);
    expect(once.length).toBeGreaterThanOrEqual(minBytes);
    expect(once.length).toBeLessThanOrEqual(maxBytes);
    for (const size of [upright, turned, upright]) {
      await expect(rotate).toBeFocused();
      await page.keyboard.press("Enter");
      await expect.poll(async () => sizeOf(await bytes())).toEqual(size);
    }
    expect((await bytes()).equals(first)).toBe(true);
  });

test("rotate: a photo too small on its side is left, and the page says why", async ({ page, journey }) => {
  const holdings = await watchHoldings(page);
  const { minWidth, minHeight } = photoLimits.identityImage;
  await journey.start();
  await journey.upload(await photoInQuarters(1, { width: minWidth, height: minHeight }));
  await expect(still(page, "identityImage")).toBeVisible();
  const before = await holdings.bytesOf(id.card.alt);
  const upright = await sizeOf(before);
  expect(upright.height).toBeLessThan(minWidth);
  await page.getByRole("button", { name: id.camera.rotate }).click();
  await expect(journey.alert).toContainText(
    id.problems.photo_pixels({
      code: "photo_pixels",
      width: upright.height,
      height: upright.width,
      minWidth,
      minHeight,
    }),
  );
  expect((await holdings.bytesOf(id.card.alt)).equals(before)).toBe(true);
  await journey.acceptPhoto();
  await journey.expectStep("identity");
});

test("judging: the card's photo as the selfie is asked about, also turned and encoded anew", async ({
  page,
  journey,
}) => {
  const card = await cardPhoto();
  const anew = await sharp(card.buffer).rotate(90).resize({ height: 900 }).jpeg({ quality: 60 }).toBuffer();
  await journey.start();
  await journey.uploadCard(card);
  await journey.fillIdentity();
  await journey.fillContact();
  for (const file of [card, { ...card, buffer: anew }]) {
    await journey.upload(file);
    await expect(journey.alert).toHaveText(samePhotoWords.id.faceImage(id.camera.retake));
    await page.getByRole("button", { name: id.camera.retake }).click();
  }
  await journey.upload(await facePhoto());
  await expect(page.getByRole("button", { name: id.camera.use })).toBeVisible();
  await expect(journey.alert).toHaveCount(0);
  await journey.acceptPhoto();
  await journey.expectStep("review");
});
