import { longestSide } from "../crop";

/** Pixels; quality 0–1. */
export type EncodeChoice = { width: number; height: number; quality: number };

/** Bytes relative to quality 1: medians in Chromium 156. Under 0.6 letters fray. */
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
/** At quality 1: 0.4 without noise, 1.7 with much. */
const ordinaryBytesPerPixel = 1;
/** Weight at quality 0.97; more is not visible. */
const plenty = 0.46;
/** A row of `weights`. */
export const probe = { quality: 0.88, weight: 0.25 };

/** Positions are weights: predicted bytes relative to own size at quality 1; heavier is better, then enlarged. */
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

function qualityOf(weight: number): number {
  const above = Math.max(
    1,
    weights.findIndex((row) => row.weight >= weight),
  );
  const [low, high] = [weights[above - 1], weights[above]];
  if (!low || !high) return 1;
  return low.quality + ((high.quality - low.quality) * (weight - low.weight)) / (high.weight - low.weight);
}
