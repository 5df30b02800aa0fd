import type { Subject } from "../crop";
import { blockMeans, blurOf, glareShare, mean, meanDifference, standardDeviation } from "./measure";
import type { Sample } from "./sample";

export type QualityMeasures = {
  mean: number;
  /** Luma levels. */
  contrast: number;
  clipped: number;
  glare: number;
  blur: number;
  motion?: number;
};

const hintsInOrder = ["dark", "bright", "motion", "blur", "glare"] as const;
export type QualityHint = (typeof hintsInOrder)[number];

type QualityThresholds = {
  /** Luma, 0–255. */
  darkMean: number;
  /** Luma, 0–255. */
  brightMean: number;
  /** Share of white pixels, 0–1. */
  brightClipped: number;
  /** Share of white blocks, 0–1. */
  glare: number;
  /** See `blurOf`, 0–1. */
  blur: number;
  /** Luma levels. */
  motion: number;
};

/** Calibrated on a drawn card and face, 640–1440 pixels wide. */
const qualityThresholds: Record<Subject, QualityThresholds> = {
  identityImage: {
    darkMean: 50, // card at 30 % light 46, 50 % 77
    brightMean: 225, // card 153; overexposed by half 210
    brightClipped: 0.4, // overexposed by half: 0.47
    glare: 0.0015, // two letters hidden: 0.002
    blur: 0.65, // sharp 0.28–0.32; blurred by σ = 4: 0.66
    motion: 6, // still 0.2–2.5; moved by 10 pixels: 8.5
  },
  faceImage: {
    darkMean: 50,
    brightMean: 225,
    brightClipped: 0.4,
    glare: 1, // backlight cannot be avoided by tilting
    blur: 0.75, // sharp 0.41; blurred by σ = 8: 0.79
    motion: 6,
  },
};

/** Luma levels: covered lens 0–1, dimmed card 5. */
const blankContrast = 1.5;

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
