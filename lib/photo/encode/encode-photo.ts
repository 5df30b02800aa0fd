import { canvasIsHonest, canvasToJpeg, freshCanvas } from "../canvas";
import type { PhotoLimits, PhotoResult } from "../check";
import type { Crop } from "../crop";
import { type EncodedPhoto, encodeInWindow } from "./encode";
import { probe } from "./encode-choices";

/** Page canvases use another encoder: a fallback for hanging workers. */
const offscreen = typeof document === "undefined";

let honest = false;

/**
 * @param crop in source pixels
 * @param onDrawn called before each encode
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
    // No canvas, encoder or memory.
  }
  return { ok: false, problem: { code: "photo_encoding" } };
}

/** Whole JPEG blocks. */
const squares = { side: 32, columns: 8, rows: 6 };
/** With Chromium's colour profile. */
const headerBytes = 1000;

/** Bytes per pixel at quality 1. */
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
  context.fillStyle = "#fff"; // transparent would turn black
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(source, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
  return canvas;
}
