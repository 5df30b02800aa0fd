import { expect, type Locator, type Page } from "@playwright/test";
import sharp from "sharp";
import { type PhotoField, photoLimits } from "../../lib/kredibel/constraints";
import { id } from "../../lib/words/id";
import { test } from "../support/fixtures";
import type { Journey } from "../support/journey";
import { type Holdings, watchHoldings } from "../support/page/resource-tracker";

type Scene = "noise" | "text" | "dark" | "plain" | "flat";
type Cell = { width: number; height: number; scene: Scene };
/**
 * Each size and each scene once; every pair of them is in `encode.test.ts`, with another encoder. Each track shows more
 * than the one before, so that an open preview can go on; `flat` leaves it open, so it comes last.
 */
const cells: Cell[] = [
  { width: 160, height: 120, scene: "text" },
  { width: 640, height: 480, scene: "noise" },
  { width: 480, height: 640, scene: "plain" },
  { width: 1280, height: 720, scene: "dark" },
  { width: 720, height: 1280, scene: "text" },
  { width: 1920, height: 1080, scene: "noise" },
  { width: 4096, height: 2160, scene: "plain" },
  { width: 4096, height: 2160, scene: "flat" },
];
type Verdict = "accepted" | "too small" | "turn" | "blank";

/** The part of a track that the frame shows: 4:3 for the card, 3:4 for the selfie. */
const aspects: Record<PhotoField, number> = { identityImage: 4 / 3, faceImage: 3 / 4 };
const steps = { identityImage: "card", faceImage: "selfie" } as const;
const { open, again, retake, take } = id.camera;

for (const field of ["identityImage", "faceImage"] as const) {
  test(`encoder: a picture of each size and scene ends as it has to, ${field}`, async ({
    page,
    camera,
    journey,
  }) => {
    test.setTimeout(90_000);
    await camera.refuse(null);
    const holdings = await watchHoldings(page);
    await reach(journey, field);
    for (const cell of cells) {
      const verdict = await photograph(page, holdings, field, cell);
      expect.soft(verdict, JSON.stringify(cell)).toBe(verdictOf(field, cell));
      if (verdict === "accepted")
        await expectInsideWindow(await holdings.bytesOf(id[steps[field]].alt), field);
    }
  });
}

/** What has to happen to a picture, from the documented limits alone. */
function verdictOf(field: PhotoField, { width, height, scene }: Cell): Verdict {
  if (isTooSmall(field, width, height)) return isTooSmall(field, height, width) ? "too small" : "turn";
  return scene === "flat" ? "blank" : "accepted";
}

function isTooSmall(field: PhotoField, width: number, height: number): boolean {
  const { minWidth, minHeight } = photoLimits[field];
  const shownWidth = Math.min(width, height * aspects[field]);
  const shownHeight = Math.min(height, width / aspects[field]);
  return shownWidth < minWidth || shownHeight < minHeight;
}

async function reach(journey: Journey, field: PhotoField) {
  await journey.start();
  if (field === "identityImage") return;
  await journey.uploadCard();
  await journey.fillIdentity();
  await journey.fillContact();
}

/** Puts the scene before the camera, opens it where it is not open already, and takes the picture where that can be. */
async function photograph(page: Page, holdings: Holdings, field: PhotoField, cell: Cell): Promise<Verdict> {
  await page.evaluate(putScene, cell);
  const shutter = page.getByRole("button", { name: take });
  const tooSmall = page.getByRole("heading", { name: id.camera.troubles.incapable });
  if (!(await shutter.isVisible())) {
    const given = await holdings.cameras();
    await page.getByRole("button", { name: new RegExp(`^(${open}|${again}|${retake})$`) }).click();
    await expect.poll(() => holdings.cameras()).toBeGreaterThan(given);
  }
  const turn = page.getByRole("heading", { name: id.camera.troubles.turn });
  await seen(shutter.and(page.locator("[aria-disabled=false]")).or(tooSmall).or(turn));
  if (await turn.isVisible()) return "turn";
  if (await tooSmall.isVisible()) {
    const { minWidth, minHeight } = photoLimits[field];
    await expect(page.getByRole("main")).toContainText(`${minWidth} × ${minHeight}`);
    return "too small";
  }
  await page.waitForFunction(({ width, height }) => {
    const video = document.querySelector("video");
    return video?.videoWidth === width && video.videoHeight === height;
  }, cell);
  await shutter.click();
  const accepted = page.getByRole("img", { name: id[steps[field]].alt });
  const refused = page.getByRole("main").getByRole("alert");
  await seen(accepted.or(refused));
  if (await accepted.isVisible()) return "accepted";
  await expect(refused).toContainText(id.problems.photo_blank({ code: "photo_blank" }));
  return "blank";
}

const seen = (locator: Locator) => expect(locator.first()).toBeVisible({ timeout: 20_000 });

/** From the bytes, by a decoder that is not the app's. */
async function expectInsideWindow(bytes: Buffer, field: PhotoField) {
  const { minWidth, minHeight, minBytes, maxBytes } = photoLimits[field];
  const picture = sharp(bytes, { failOn: "warning" });
  const { format, exif, icc, xmp, orientation } = await picture.metadata();
  const { info } = await picture.raw().toBuffer({ resolveWithObject: true });
  expect({ format, exif, icc, xmp, orientation }).toEqual({ format: "jpeg" });
  expect(info.width).toBeGreaterThanOrEqual(minWidth);
  expect(info.height).toBeGreaterThanOrEqual(minHeight);
  expect(Math.max(info.width, info.height)).toBeLessThanOrEqual(1920);
  expect(info.width / info.height).toBeCloseTo(aspects[field], 1);
  expect(bytes.length).toBeGreaterThanOrEqual(minBytes);
  expect(bytes.length).toBeLessThanOrEqual(maxBytes);
}

/** Runs inside the page: it may use nothing from outside itself. */
function putScene({ width, height, scene }: Cell): void {
  const picture = Object.assign(document.createElement("canvas"), { width, height });
  const context = picture.getContext("2d");
  if (!context) throw new Error("no canvas");

  const drawings: Record<Cell["scene"], () => void> = {
    noise: () => addNoise(160),
    text: () => {
      writeText();
      addNoise(20);
    },
    dark: () => {
      writeText();
      fill("rgb(0 0 0 / 0.88)");
      addNoise(6);
    },
    plain: () => {
      const slope = context.createLinearGradient(0, 0, width, height);
      slope.addColorStop(0, "#456");
      slope.addColorStop(1, "#cba");
      fill(slope);
    },
    flat: () => fill("#777"),
  };
  drawings[scene]();
  window.cameraStage?.put(picture);

  function fill(style: string | CanvasGradient | CanvasPattern) {
    if (!context) return;
    context.fillStyle = style;
    context.fillRect(0, 0, width, height);
  }

  function writeText() {
    if (!context) return;
    fill("#cde");
    context.fillStyle = "#123";
    const line = Math.max(8, Math.round(height / 24));
    context.font = `${line}px sans-serif`;
    for (let y = line; y < height; y += line * 1.5)
      context.fillText("NIK 9999995708900001 SITI CONTOH BUKAN DOKUMEN RESMI", 0, y, width);
  }

  /** One tile of noise, laid all over. */
  function addNoise(strength: number) {
    const side = 256;
    const tile = Object.assign(document.createElement("canvas"), { width: side, height: side });
    const tileContext = tile.getContext("2d");
    const pixels = tileContext?.createImageData(side, side);
    if (!context || !tileContext || !pixels) return;
    for (let at = 0; at < pixels.data.length; at += 4) {
      pixels.data.fill(Math.random() * 255, at, at + 3);
      pixels.data[at + 3] = strength;
    }
    tileContext.putImageData(pixels, 0, 0);
    const pattern = context.createPattern(tile, "repeat");
    if (pattern) fill(pattern);
  }
}
