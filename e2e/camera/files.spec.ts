import type { Page } from "@playwright/test";
import sharp from "sharp";
import { problemSentence } from "../../components/journey/sentences";
import { photoLimits } from "../../lib/kredibel/constraints";
import type { PhotoProblem } from "../../lib/photo/check";
import { id } from "../../lib/words/id";
import { expect, test } from "../support/fixtures";
import type { Journey } from "../support/journey";
import { painted } from "../support/page/clock";
import { watchHoldings } from "../support/page/resource-tracker";
import {
  bombPng,
  cardPhoto,
  drawnCard,
  emptyFile,
  namedFile,
  type PhotoFile,
  photoInQuarters,
  quartersOf,
  renamedText,
  truncatedPhoto,
  usualCard,
} from "../support/photos";
import { brokenPhotos, oddPhotos } from "./odd-photos";

/** Many files in one page, each read, decoded and encoded. */
test.describe.configure({ timeout: 90_000 });

declare global {
  interface Window {
    /** Pixels of each canvas that the page's own thread drew a picture on. */
    drawnOn?: number[];
  }
}

const accepted = (page: Page) => page.getByRole("img", { name: id.card.alt });
const refused = (page: Page) => page.getByRole("main").getByRole("alert");
const say = (problem: PhotoProblem) => problemSentence(id, "identityImage", problem);
const retake = (page: Page) => page.getByRole("button", { name: id.camera.retake }).click();

test("a photo of each EXIF orientation is sent upright, without metadata", async ({ page, journey }) => {
  const holdings = await watchHoldings(page);
  await journey.start();
  for (let orientation = 1; orientation <= 8; orientation++) {
    await journey.upload(await photoInQuarters(orientation, { width: 800, height: 600 }));
    await expect(accepted(page)).toBeVisible();
    const bytes = await holdings.bytesOf(id.card.alt);
    const { exif, orientation: left } = await sharp(bytes).metadata();
    expect({ exif, left }).toEqual({});
    expect(await quartersOf(bytes), `orientation ${orientation}`).toEqual(["red", "green", "blue", "white"]);
    await retake(page);
  }
});

test("files: turned upright by EXIF, once, whether the engine obeys it in this kind or not", async ({
  page,
  journey,
}) => {
  const holdings = await watchHoldings(page);
  await journey.start();
  for (const kind of ["png", "webp"] as const)
    for (const orientation of [2, 3, 5, 6, 7, 8]) {
      await journey.upload(await photoInQuarters(orientation, { kind, width: 800, height: 600 }));
      await expect(accepted(page)).toBeVisible();
      const bytes = await holdings.bytesOf(id.card.alt);
      expect(await quartersOf(bytes), `${kind} ${orientation}`).toEqual(["red", "green", "blue", "white"]);
      await retake(page);
    }
});

test("files: what browsers open is opened, though it is not clean", async ({ page, journey }) => {
  const files = await oddPhotos();
  expect(files.length).toBeGreaterThanOrEqual(15);
  await journey.start();
  for (const [what, file] of files) {
    await journey.upload(file);
    await expect(accepted(page), what).toBeVisible();
    await retake(page);
  }
});

test("files: refused as damaged where a part of the picture is missing", async ({ page, journey }) => {
  const files = await brokenPhotos();
  expect(files.length).toBeGreaterThanOrEqual(11);
  await journey.start();
  for (const [what, file] of files) {
    await journey.upload(file);
    await expect(refused(page), what).toContainText(/rusak/);
    await expect(journey.heading).toHaveText(id.card.heading);
    // Another refusal: the last one's words would be there still.
    await journey.upload(emptyFile());
    await expect(refused(page), what).toContainText(/kosong/);
  }
  await journey.uploadCard();
});

test("a large photo that lies on its side keeps its proportions, whatever its kind", async ({
  page,
  journey,
}) => {
  const holdings = await watchHoldings(page);
  await journey.start();
  for (const kind of ["jpeg", "png", "webp"] as const) {
    await journey.upload(await photoInQuarters(6, { kind, width: 1000, height: 2000 }));
    await expect(accepted(page), kind).toBeVisible();
    const bytes = await holdings.bytesOf(id.card.alt);
    const { width, height } = await sharp(bytes).metadata();
    expect({ width, height }, kind).toEqual({ width: 960, height: 1920 });
    expect(await quartersOf(bytes), kind).toEqual(["red", "green", "blue", "white"]);
    await retake(page);
  }
});

test("every kind of picture that the browser can open becomes a JPEG inside the window", async ({
  page,
  journey,
}) => {
  const card = sharp((await usualCard()).buffer);
  const files: [kind: string, PhotoFile][] = [
    ["PNG", namedFile("ktp.png", await card.clone().png().toBuffer())],
    ["WebP", namedFile("ktp.webp", await card.clone().webp({ quality: 90 }).toBuffer())],
    ["JPEG named .JPEG", namedFile("KTP.JPEG", await card.clone().jpeg().toBuffer())],
    ["CMYK JPEG", namedFile("ktp.jpg", await card.clone().toColourspace("cmyk").jpeg().toBuffer())],
    ["16-bit PNG", namedFile("ktp.png", await card.clone().toColourspace("rgb16").png().toBuffer())],
    ["JPEG that calls itself a PNG", namedFile("ktp.png", await card.clone().jpeg().toBuffer())],
    ["SVG", drawnCard()],
  ];
  const holdings = await watchHoldings(page);
  const { minWidth, minHeight, minBytes, maxBytes } = photoLimits.identityImage;
  await journey.start();
  for (const [kind, file] of files) {
    await journey.upload(file);
    await expect(accepted(page), kind).toBeVisible();
    const bytes = await holdings.bytesOf(id.card.alt);
    const { format, width, height } = await sharp(bytes).metadata();
    expect(format, kind).toBe("jpeg");
    expect(width).toBeGreaterThanOrEqual(minWidth);
    expect(height).toBeGreaterThanOrEqual(minHeight);
    expect(bytes.length, kind).toBeGreaterThanOrEqual(minBytes);
    expect(bytes.length, kind).toBeLessThanOrEqual(maxBytes);
    await retake(page);
  }
});

test("a file that cannot be used is refused with its own reason, and another one is taken", async ({
  page,
  journey,
}) => {
  const dot = (size: number) =>
    sharp({ create: { width: size, height: size, channels: 3, background: "red" } });
  // No two neighbours have the same words: the last one's would be there still.
  const files: [code: PhotoProblem["code"], PhotoFile, words: string | RegExp][] = [
    ["photo_empty", emptyFile(), say({ code: "photo_empty" })],
    ["photo_type", renamedText(), say({ code: "photo_type" })],
    ["photo_pixels", namedFile("ktp.png", await dot(1).png().toBuffer()), "1 × 1 piksel"],
    ["photo_type", namedFile("ktp.gif", await dot(600).gif().toBuffer()), say({ code: "photo_type" })],
    ["photo_many_pixels", bombPng(14_000, 14_000), "14000 × 14000 piksel"],
    ["photo_type", namedFile("ktp.pdf", Buffer.from("%PDF-1.7\n%%EOF")), say({ code: "photo_type" })],
    ["photo_damaged", await truncatedPhoto(), say({ code: "photo_damaged" })],
    [
      "photo_type",
      namedFile("ktp.png", Buffer.from("<!doctype html><script>alert(1)</script>")),
      say({ code: "photo_type" }),
    ],
    ["photo_many_pixels", bombPng(12_000, 9_000), "Matikan mode 50 atau 108 MP"],
    [
      "photo_pixels",
      await cardPhoto({ width: 220, height: 140, noise: 2 }),
      say({ code: "photo_pixels", width: 220, height: 140, ...photoLimits.identityImage }),
    ],
    ["photo_heic", namedFile("ktp.heic", heicHeader()), /HEIC/],
    ["photo_file_large", { ...emptyFile(), buffer: Buffer.alloc(25_000_001, "x") }, "25,1 MB"],
  ];
  await journey.start();
  for (const [code, file, words] of files) {
    await journey.upload(file);
    await expect(refused(page), code).toContainText(words);
    await expect(journey.heading).toHaveText(id.card.heading);
  }
  await journey.uploadCard();
});

test("a photo of 64 megapixels: the page's own thread draws no more than a sample of it", async ({
  page,
  journey,
}, testInfo) => {
  // From the disk: Playwright would unpack a file from memory on that thread.
  const huge = testInfo.outputPath("ktp.jpg");
  await writeHugePhoto(huge);
  await page.addInitScript(() => {
    window.drawnOn = [];
    for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
      const { drawImage } = prototype;
      prototype.drawImage = function (...given: unknown[]) {
        window.drawnOn?.push(this.canvas.width * this.canvas.height);
        return Reflect.apply(drawImage, this, given);
      };
    }
  });
  await journey.start();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: id.camera.upload }).click();
  await (await chooser).setFiles(huge);
  await expect(accepted(page)).toBeVisible();
  const pixels = (await page.evaluate(() => window.drawnOn)) ?? [];
  expect(pixels.length).toBeGreaterThan(0);
  expect(Math.max(...pixels)).toBeLessThanOrEqual(480 * 480);
});

test("a photo can be dropped anywhere on the page, and a file never replaces it", async ({
  page,
  journey,
}) => {
  await journey.start();
  await drop(page, await cardPhoto());
  await expect(accepted(page)).toBeVisible();
  const shown = await accepted(page).getAttribute("src");
  await dropInVain(journey, await cardPhoto({ light: 0.9 }));
  await expect(accepted(page)).toHaveAttribute("src", `${shown}`);
  await retake(page);
  await drop(page, emptyFile());
  await expect(refused(page)).toContainText(/kosong/);
});

test.describe("the operator's setting", () => {
  for (const setting of ["off", "after_problem"] as const)
    test(`PHOTO_UPLOAD=${setting}`, async ({ page, camera, journey }) => {
      const upload = page.getByRole("button", { name: id.camera.upload });
      await page.route(/\/id(\/apply.*)?$/, async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replaceAll(/(photoUpload\\?":\\?")on/g, `$1${setting}`);
        await route.fulfill({ response, body });
      });
      await journey.start();
      await expect(upload).toHaveCount(0);
      await dropInVain(journey, await cardPhoto());
      await expect(journey.heading).toHaveText(id.card.heading);
      await camera.refuse("NotReadableError");
      await page.getByRole("button", { name: id.camera.open }).click();
      await expect(journey.heading).toHaveText(id.camera.troubles.busy);
      await expect(upload).toHaveCount(setting === "off" ? 0 : 1);
    });
});

test("where a photo came from travels with it, and not to Kredibel", async ({ page, journey, kredibel }) => {
  const bodies: string[] = [];
  // Chromium tells what a form with files holds only to whoever stands in between.
  await page.route("**/apply*", (route) => {
    bodies.push(route.request().postDataBuffer()?.toString("latin1") ?? "");
    return route.continue();
  });
  await journey.start();
  await journey.uploadCard();
  await journey.fillIdentity();
  await journey.fillContact();
  await journey.photographSelfie();
  await journey.submit();
  await journey.expectOutcome("verified");
  const sent = bodies.join("");
  expect(sent).toMatch(/identityImageSource"\r\n\r\nfile\r\n/);
  expect(sent).toMatch(/faceImageSource"\r\n\r\ncamera\r\n/);
  await kredibel.expectOneCall();
});

/** Enough of a HEIC to be known as one; Chromium cannot decode any. */
function heicHeader(): Buffer {
  return Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from("ftypheic\0\0\0\0mif1heic"),
    Buffer.alloc(200_000),
  ]);
}

/** Just under the limit of 64 million pixels. */
async function writeHugePhoto(path: string): Promise<void> {
  const { buffer } = await cardPhoto();
  await sharp(buffer).resize(9232, 6928, { fit: "fill" }).jpeg({ quality: 80 }).toFile(path);
}

/** Dropped, and not taken: a page that checks a photo says so before it does anything else with it. */
async function dropInVain({ page }: Journey, file: PhotoFile) {
  await drop(page, file);
  await painted(page);
  expect(await page.getByText(id.camera.checking).count()).toBe(0);
}

/** As a person would drag it from the desktop. */
async function drop(page: Page, { name, mimeType, buffer }: PhotoFile) {
  const base64 = buffer.toString("base64");
  const transfer = await page.evaluateHandle(
    (file) => {
      const bytes = Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0));
      const dragged = new DataTransfer();
      dragged.items.add(new File([bytes], file.name, { type: file.mimeType }));
      return dragged;
    },
    { name, mimeType, base64 },
  );
  await page.dispatchEvent("main", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
}
