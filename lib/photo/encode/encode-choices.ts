import { longestSide } from "../crop";

/** What one encode is asked to do. Pixels, and quality 0–1. */
export type EncodeChoice = { width: number; height: number; quality: number };

/**
 * How heavy a JPEG is at each quality, relative to quality 1: medians of generated pictures (card and text, sensor
 * noise of four strengths, four sizes) in Chromium 156. They need only be roughly right, since the bytes aimed at
 * span a factor of four. Under 0.6 letters fray, so that there the size gives way instead.
 */
const weights = [
  { quality: 0.6, weight: 0.1 },
  { quality: 0.75, weight: 0.14 },
  { quality: 0.88, weight: 0.25 },
  { quality: 0.92, weight: 0.31 },
  { quality: 0.95, weight: 0.38 },
  { quality: 0.97, weight: 0.46 },
  { quality: 0.985, weight: 0.6 },
  { quality: 1, weight: 1 },
] as const;

const lightestQuality = weights[0];
/** Bytes a pixel of an ordinary photo at quality 1: 0.4 without noise, 1.7 with very much of it. */
const ordinaryBytesPerPixel = 1;
/** Better than 0.97 shows nothing more: a first guess goes beyond only where a file would be too light without. */
const plenty = 0.46;
/** What a part of a picture is weighed at: a row of the table. */
export const probe = { quality: 0.88, weight: 0.25 };

/**
 * All choices of size and quality on one line, from light to heavy: the smallest size at the lowest quality, its own
 * size at the lowest, at the best, then enlarged at the best. A position on the line is a weight: predicted bytes
 * relative to the picture's own size at quality 1, so that each file measured says how far to move.
 * @param width the picture's own size in pixels, at least the minimum
 */
export function weightLine(width: number, height: number, minimum: { minWidth: number; minHeight: number }) {
  const smallest = Math.max(minimum.minWidth / width, minimum.minHeight / height);
  const largest = Math.max(smallest, longestSide / Math.max(width, height));
  const own = Math.min(1, largest);
  const size = (scale: number) => ({
    width: Math.max(minimum.minWidth, Math.round(width * scale)),
    height: Math.max(minimum.minHeight, Math.round(height * scale)),
  });
  return {
    lightest: lightestQuality.weight * (smallest / own) ** 2,
    unenlarged: 1,
    heaviest: (largest / own) ** 2,
    /** Where a file of the target's bytes is expected before a whole one was made; at the picture's own size. */
    guess({ min, target }: { min: number; target: number }, bytesPerPixel = ordinaryBytesPerPixel): number {
      const full = bytesPerPixel * width * height * own ** 2;
      const enough = Math.max(plenty, (1.2 * min) / full);
      return Math.max(lightestQuality.weight, Math.min(1, enough, target / full));
    },
    at(weight: number): EncodeChoice {
      if (weight > 1) return { ...size(own * Math.sqrt(weight)), quality: 1 };
      if (weight < lightestQuality.weight)
        return {
          ...size(own * Math.sqrt(weight / lightestQuality.weight)),
          quality: lightestQuality.quality,
        };
      return { ...size(own), quality: qualityOf(weight) };
    },
  };
}

/** Between two rows of the table the weight is taken to grow evenly with the quality. */
function qualityOf(weight: number): number {
  const above = Math.max(
    1,
    weights.findIndex((row) => row.weight >= weight),
  );
  const [low, high] = [weights[above - 1], weights[above]];
  if (!low || !high) return 1;
  return low.quality + ((high.quality - low.quality) * (weight - low.weight)) / (high.weight - low.weight);
}
