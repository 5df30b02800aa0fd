import { freshCanvas } from "../canvas";
import type { Crop } from "../crop";

/** Pixels; 2–4 ms on a laptop. */
const sampleSide = 480;

export type Sample = {
  width: number;
  height: number;
  /** Rec. 709, 0–255. */
  luma: Uint8ClampedArray;
  /** Minimum of RGB, 0–255. */
  whiteness: Uint8ClampedArray;
};

export const samplePicture = (source: CanvasImageSource, crop: Crop): Sample => drawSample(source, crop)();

/** The returned function is slow; `source` may be closed before. */
export function drawSample(source: CanvasImageSource, crop: Crop): () => Sample {
  const scale = Math.min(1, sampleSide / Math.max(crop.width, crop.height));
  const width = Math.max(1, Math.round(crop.width * scale));
  const height = Math.max(1, Math.round(crop.height * scale));
  const { context } = freshCanvas(width, height, { willReadFrequently: true });
  context.fillStyle = "#fff"; // as the encoder does
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "medium";
  context.drawImage(source, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
  let sample: Sample | undefined;
  return () => {
    sample ??= sampleOf(context.getImageData(0, 0, width, height));
    return sample;
  };
}

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
