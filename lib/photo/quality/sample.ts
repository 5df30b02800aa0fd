import { freshCanvas } from "../canvas";
import type { Crop } from "../crop";

/** Long side of the picture that is measured, in pixels: some 170,000 of them, measured in 2–4 ms on a laptop. */
const sampleSide = 480;

/** Brightness (Rec. 709 luma) and clipping of a small picture, row by row. */
export type Sample = {
  width: number;
  height: number;
  /** 0–255 a pixel. */
  luma: Uint8ClampedArray;
  /** The darkest of the three channels: 255 only where all are clipped. */
  whiteness: Uint8ClampedArray;
};

export const samplePicture = (source: CanvasImageSource, crop: Crop): Sample => drawSample(source, crop)();

/**
 * The first half of `samplePicture`: after it the picture may be closed or given away.
 * @returns reads the sample back, which is what takes the time
 */
export function drawSample(source: CanvasImageSource, crop: Crop): () => Sample {
  const scale = Math.min(1, sampleSide / Math.max(crop.width, crop.height));
  const width = Math.max(1, Math.round(crop.width * scale));
  const height = Math.max(1, Math.round(crop.height * scale));
  const { context } = freshCanvas(width, height, { willReadFrequently: true });
  context.fillStyle = "#fff"; // as the encoder does, so that transparent parts are judged as they will be sent
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "medium";
  context.drawImage(source, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
  return () => sampleOf(context.getImageData(0, 0, width, height));
}

/** Splits RGBA pixels into what is measured. */
export function sampleOf({ width, height, data }: Pick<ImageData, "width" | "height" | "data">): Sample {
  const luma = new Uint8ClampedArray(width * height);
  const whiteness = new Uint8ClampedArray(width * height);
  for (let i = 0, at = 0; i < luma.length; i++, at += 4) {
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
    luma[i] = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    whiteness[i] = Math.min(red, green, blue);
  }
  return { width, height, luma, whiteness };
}
