import type { Subject } from "../crop";
import { blockMeans, blurOf, glareShare, mean, meanDifference, standardDeviation } from "./measure";
import type { Sample } from "./sample";

export type QualityMeasures = {
  mean: number;
  contrast: number;
  clipped: number;
  glare: number;
  blur: number;
  motion?: number;
};

/** Advice, in the order in which it helps. */
export const hintsInOrder = ["dark", "bright", "motion", "blur", "glare"] as const;
export type QualityHint = (typeof hintsInOrder)[number];

export type QualityThresholds = {
  /** Mean luma, 0–255. */
  darkMean: number;
  brightMean: number;
  /** Share of clipped pixels over which it is bright rather than reflecting. */
  brightClipped: number;
  /** Share of clipped 8 × 8 blocks. */
  glare: number;
  /** See `blurOf`. */
  blur: number;
  /** Mean change of blocks between two looks, in levels. */
  motion: number;
};

/** Calibrated at the size of `samplePicture` on a drawn card and face with known faults. */
export const qualityThresholds: Record<Subject, QualityThresholds> = {
  identityImage: {
    darkMean: 50, // the card in 30 % of its light has 46, in 50 % 77
    brightMean: 225, // the card has 153, over-exposed by half 210, by a whole stop 231
    brightClipped: 0.4, // over-exposed by half: 0.47
    glare: 0.0015, // a reflection that hides two letters: 0.002
    blur: 0.65, // sharp 0.28–0.32; letters of 48 pixels blurred by σ = 4: 0.66, by σ = 6: 0.71
    motion: 6, // a hand held still 0.2–2.5; moved by 10 pixels of 1440: 8.5
  },
  faceImage: {
    darkMean: 50,
    brightMean: 225,
    brightClipped: 0.4,
    glare: 1, // a lamp or window behind a face is no reflection that could be tilted away
    blur: 0.75, // a face has softer edges than print: sharp 0.41, blurred by σ = 8 of 1080 pixels: 0.79
    motion: 6,
  },
};

/** A covered lens has a deviation of 0–1, the card in a tenth of its light 5. */
export const blankContrast = 1.5;

export function measureQuality(sample: Sample, previous?: Sample): QualityMeasures {
  const measures: QualityMeasures = {
    mean: mean(sample.luma),
    contrast: standardDeviation(sample.luma),
    clipped:
      sample.whiteness.reduce((count, level) => count + (level >= 250 ? 1 : 0), 0) / sample.whiteness.length,
    glare: glareShare(sample),
    blur: blurOf(sample),
  };
  if (previous?.width !== sample.width || previous.height !== sample.height) return measures;
  return { ...measures, motion: meanDifference(blockMeans(previous), blockMeans(sample)) };
}

export function qualityHints(
  { mean, clipped, glare, blur, motion = 0 }: QualityMeasures,
  subject: Subject,
  thresholds = qualityThresholds[subject],
): QualityHint[] {
  const bright = mean > thresholds.brightMean || clipped > thresholds.brightClipped;
  const holds: Record<QualityHint, boolean> = {
    dark: mean < thresholds.darkMean,
    bright,
    motion: motion > thresholds.motion,
    blur: blur > thresholds.blur,
    glare: !bright && glare > thresholds.glare,
  };
  return hintsInOrder.filter((hint) => holds[hint]);
}

export function isBlank({ luma }: Sample): boolean {
  return standardDeviation(luma) < blankContrast;
}
