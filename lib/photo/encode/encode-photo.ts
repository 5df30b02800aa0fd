import { canvasIsHonest, canvasToJpeg, freshCanvas } from "../canvas";
import type { PhotoLimits, PhotoResult } from "../check";
import type { Crop } from "../crop";
import { type EncodedPhoto, encodeInWindow } from "./encode";
import { probe } from "./encode-choices";

/** On the page's own thread a browser encodes another way: a way out where the worker's does not answer. */
const offscreen = typeof document === "undefined";

/** Asked until the answer is yes: a browser does not begin to scramble in the middle of a page. */
let honest = false;

/**
 * Makes the photo that is sent: one part of a picture, drawn to a fresh canvas, as a JPEG inside the window. Upright
 * as drawn, never mirrored, without metadata. Runs in a page and in a worker alike.
 * @param crop the part to take, in the source's pixels
 * @param onDrawn called when the canvases are made and nothing but encoding is left, unless it comes out too light or heavy
 */
export async function encodePhoto(
  source: CanvasImageSource,
  crop: Crop,
  limits: PhotoLimits,
  onDrawn?: () => void,
): Promise<PhotoResult<{ photo: EncodedPhoto }>> {
  let last: ReturnType<typeof draw> | undefined;
  const drawn = (width: number, height: number) => {
    if (last?.width !== width || last.height !== height) last = draw(source, crop, width, height);
    return last;
  };
  const { width, height } = crop;
  try {
    honest ||= canvasIsHonest();
    if (honest)
      return await encodeInWindow({
        width,
        height,
        limits,
        encode: (width, height, quality) => {
          const canvas = drawn(width, height);
          onDrawn?.();
          return canvasToJpeg(canvas, quality);
        },
        weigh: (width, height) => weigh(drawn(width, height)),
      });
  } catch {
    // No canvas, no encoder, no memory: each browser throws what it likes, and whoever waits must have an answer.
  }
  return { ok: false, problem: { code: "photo_encoding" } };
}

/** Squares of whole JPEG blocks, from all over the picture, side by side: a few hundredths of what an encode takes. */
const squares = { side: 32, columns: 8, rows: 6 };
/** What a JPEG has before its picture, with Chromium's colour profile, in bytes. */
const headerBytes = 1000;

/** Bytes a pixel at quality 1: grain and letters, which nothing but an encoder can weigh, decide on it. */
async function weigh(drawn: OffscreenCanvas | HTMLCanvasElement): Promise<number> {
  const { side, columns, rows } = squares;
  const { canvas, context } = freshCanvas(side * columns, side * rows, { alpha: false }, offscreen);
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++) {
      const x = Math.floor((drawn.width * (column + 0.5)) / columns - side / 2);
      const y = Math.floor((drawn.height * (row + 0.5)) / rows - side / 2);
      context.drawImage(drawn, x, y, side, side, column * side, row * side, side, side);
    }
  const { size } = await canvasToJpeg(canvas, probe.quality);
  return Math.max(0, size - headerBytes) / (probe.weight * canvas.width * canvas.height);
}

function draw(source: CanvasImageSource, crop: Crop, width: number, height: number) {
  const { canvas, context } = freshCanvas(width, height, { alpha: false }, offscreen);
  context.fillStyle = "#fff"; // what is transparent in a file would otherwise turn black
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(source, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
  return canvas;
}
