import { freshCanvas } from "../canvas";
import { patience, silence, within } from "../within";

/** `isPartial`: parts may be missing. */
export type Decoded = { bitmap: ImageBitmap; isPartial: boolean };

/**
 * Falls back to an image element, which shows broken files.
 * @param size one side only, to keep the proportions
 * @throws `silence`
 */
export async function decode(blob: Blob, size: ImageBitmapOptions = {}): Promise<Decoded | null> {
  // Safari < 17.2 and Chrome < 112 reject `imageOrientation: "from-image"`, the default.
  const strict = await within(patience, createImageBitmap(blob, size)).catch(() => null);
  if (strict) return { bitmap: strict, isPartial: false };
  const image = await loadImage(blob);
  if (!image) return null;
  const { naturalWidth: width, naturalHeight: height } = image;
  const { resizeWidth = width, resizeHeight = height } = size;
  const scale = Math.min(resizeWidth / width, resizeHeight / height);
  const bitmap = await drawBitmap(image, Math.ceil(width * scale), Math.ceil(height * scale));
  return bitmap && { bitmap, isPartial: true };
}

/** Images run no scripts and load nothing. */
export async function loadImage(blob: Blob): Promise<HTMLImageElement | null> {
  const image = new Image();
  image.src = URL.createObjectURL(blob);
  try {
    await within(patience, image.decode());
    return image;
  } catch (error) {
    if (error === silence) throw error;
    return null;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

type Turn = [a: number, b: number, c: number, d: number];
const upright: Turn = [1, 0, 0, 1];

/** By EXIF orientation. */
const turns: Record<number, Turn> = {
  2: [-1, 0, 0, 1],
  3: [-1, 0, 0, -1],
  4: [1, 0, 0, -1],
  5: [0, 1, 1, 0],
  6: [0, 1, -1, 0],
  7: [0, -1, -1, 0],
  8: [0, -1, 1, 0],
};

const turnOf = (orientation: number): Turn => turns[orientation] ?? upright;

/** Size as stored. */
export async function drawBitmap(
  source: ImageBitmap | HTMLImageElement,
  width: number,
  height: number,
  orientation = 1,
): Promise<ImageBitmap | null> {
  const [a, b, c, d] = turnOf(orientation);
  const [upWidth, upHeight] = a === 0 ? [height, width] : [width, height];
  const { canvas, context } = freshCanvas(upWidth, upHeight);
  context.setTransform(a, b, c, d, a + c < 0 ? upWidth : 0, b + d < 0 ? upHeight : 0);
  context.imageSmoothingQuality = "high";
  context.drawImage(source, 0, 0, width, height);
  if ("transferToImageBitmap" in canvas) return canvas.transferToImageBitmap();
  return within(patience, createImageBitmap(canvas)).catch(() => null);
}

const corner = 8;
const grey = { from: 118, to: 138 };

/** Decoders fill missing data with grey or transparency. */
export function isCutOff(bitmap: ImageBitmap, orientation: number): boolean {
  const { context } = freshCanvas(corner, corner, { willReadFrequently: true });
  const [a, b, c, d] = turnOf(orientation);
  context.drawImage(bitmap, a + c > 0 ? corner - bitmap.width : 0, b + d > 0 ? corner - bitmap.height : 0);
  const { data } = context.getImageData(0, 0, corner, corner);
  const [level = 0, , , alpha = 0] = data;
  if (alpha === 0) return true;
  const isLevel = (value: number, i: number) => i % 4 === 3 || Math.abs(value - level) <= 1;
  return level >= grey.from && level <= grey.to && data.every(isLevel);
}
