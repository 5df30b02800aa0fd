import { blockMeans, blurOf, glareShare, mean, meanDifference, standardDeviation } from "./measure";
import type { Sample } from "./sample";

/** What can be told of a picture's quality. Units stand in `qualityThresholds`. */
export type QualityMeasures = {
  mean: number;
  contrast: number;
  clipped: number;
  glare: number;
  blur: number;
  /** Absent where there is no earlier picture to compare with. */
  motion?: number;
};

/** Advice, never a refusal, in the order in which it helps. */
export type QualityHint = "dark" | "bright" | "motion" | "blur" | "glare";

/**
 * When a hint is given. Calibrated on the generated pictures of the tests beside this file (text on a card, in known
 * light, blur and glare), at the size of `samplePicture`.
 */
export const qualityThresholds = {
  /** Mean luma, 0–255: the printed text of a card drawn at a sixth of its light lies under it. */
  darkMean: 50,
  /** Mean luma, 0–255. A well-lit card on a white table stays under it. */
  brightMean: 225,
  /** Share of all pixels clipped to white, 0–1: beyond it the picture is over-exposed, not reflecting. */
  brightClipped: 0.4,
  /** Share of 8 × 8 blocks clipped through and through, 0–1: a reflection as large as two letters. */
  glare: 0.004,
  /** Perceptual blur after Crété-Roffet (2007), 0 sharp – 1 blurred. Text blurred by 2 pixels here is unreadable. */
  blur: 0.45,
  /** Mean change of 8 × 8 blocks since the last picture, in luma levels, the whole picture's own change taken off. */
  motion: 6,
  /** Standard deviation of luma, in levels: a covered lens gives 0–2 with its noise, the darkest legible scene 5. */
  blankContrast: 2.5,
} as const;

/** Measures a small picture; pure. `previous` must be of the same size to give a motion. */
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

/** What would make the picture better. Empty for a good one. */
export function qualityHints(measures: QualityMeasures, thresholds = qualityThresholds): QualityHint[] {
  const { mean, clipped, glare, blur, motion = 0 } = measures;
  const bright = mean > thresholds.brightMean || clipped > thresholds.brightClipped;
  const holds: Record<QualityHint, boolean> = {
    dark: mean < thresholds.darkMean,
    bright,
    motion: motion > thresholds.motion,
    blur: blur > thresholds.blur,
    glare: !bright && glare > thresholds.glare,
  };
  return (["dark", "bright", "motion", "blur", "glare"] as const).filter((hint) => holds[hint]);
}

/** One flat colour: a refusal, since there is nothing in the picture to send. */
export function isBlank({ contrast }: QualityMeasures, thresholds = qualityThresholds): boolean {
  return contrast < thresholds.blankContrast;
}
