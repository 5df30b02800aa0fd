import { canvasIsHonest, canvasToJpeg, freshCanvas } from "./canvas";
import type { PhotoLimits, PhotoResult } from "./check";
import type { Crop } from "./crop";
import { type EncodedPhoto, encodeInWindow } from "./encode";

/**
 * Makes the photo that is sent: one part of a picture, drawn to a fresh canvas, as a JPEG inside the window. Upright
 * as drawn, never mirrored, without metadata. Runs in a page and in a worker alike.
 * @param crop the part to take, in the source's pixels
 */
export async function encodePhoto(
  source: CanvasImageSource,
  crop: Crop,
  limits: PhotoLimits,
): Promise<PhotoResult<{ photo: EncodedPhoto }>> {
  if (!canvasIsHonest()) return { ok: false, problem: { code: "photo_encoding" } };
  let drawn: ReturnType<typeof draw> | undefined;
  const encode = (width: number, height: number, quality: number) => {
    if (drawn?.width !== width || drawn.height !== height) drawn = draw(source, crop, width, height);
    return canvasToJpeg(drawn, quality);
  };
  try {
    return await encodeInWindow({ width: crop.width, height: crop.height, limits, encode });
  } catch (error) {
    if (error instanceof DOMException) return { ok: false, problem: { code: "photo_encoding" } };
    throw error;
  }
}

function draw(source: CanvasImageSource, crop: Crop, width: number, height: number) {
  const { canvas, context } = freshCanvas(width, height, { alpha: false });
  context.fillStyle = "#fff"; // what is transparent in a file would otherwise turn black
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(source, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
  return canvas;
}
