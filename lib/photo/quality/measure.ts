import type { Sample } from "./sample";

/** Pixels. */
const blockSide = 8;

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0;
  return sum / Math.max(1, values.length);
}

export function standardDeviation(values: ArrayLike<number>): number {
  const middle = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += ((values[i] ?? 0) - middle) ** 2;
  return Math.sqrt(sum / Math.max(1, values.length));
}

export function blockMeans({ luma, width, height }: Sample): Float32Array {
  return eachBlock(width, height, (sumOver) => sumOver((at) => luma[at] ?? 0) / blockSide ** 2);
}

/** 0–1. */
export function glareShare({ whiteness, width, height }: Sample): number {
  const clipped = (at: number) => ((whiteness[at] ?? 0) >= 250 ? 1 : 0);
  return mean(eachBlock(width, height, (sumOver) => (sumOver(clipped) >= 0.9 * blockSide ** 2 ? 1 : 0)));
}

/** Ignores a uniform shift (exposure). */
export function meanDifference(before: Float32Array, after: Float32Array): number {
  const shift = mean(after) - mean(before);
  return mean(after.map((value, i) => Math.abs(value - (before[i] ?? 0) - shift)));
}

/** Pixels: a sharp edge spans one or two. */
const edgeReach = 9;

/** Share of an edge's height outside its steepest pixel: 0 sharp – 1 soft. */
export function blurOf({ luma, width, height }: Sample): number {
  const edge = Math.max(12, 0.7 * standardDeviation(luma));
  const across = softness(luma, width, height, 1, width, edge);
  const down = softness(luma, height, width, width, 1, edge);
  return Math.max(across, down);
}

function softness(
  luma: Uint8ClampedArray,
  length: number,
  lines: number,
  step: number,
  stride: number,
  edge: number,
): number {
  let heights = 0;
  let steepest = 0;
  for (let line = 0; line < lines; line++)
    for (let start = 0; start + edgeReach <= length; start += edgeReach) {
      let [low, high, steep] = [255, 0, 0];
      let before: number | undefined;
      for (let i = start; i < start + edgeReach; i++) {
        const level = luma[line * stride + i * step] ?? 0;
        low = Math.min(low, level);
        high = Math.max(high, level);
        steep = Math.max(steep, Math.abs(level - (before ?? level)));
        before = level;
      }
      if (high - low < edge) continue;
      heights += high - low;
      steepest += steep;
    }
  return heights === 0 ? 1 : 1 - steepest / heights;
}

function eachBlock(
  width: number,
  height: number,
  measure: (sumOver: (value: (at: number) => number) => number) => number,
): Float32Array {
  const columns = Math.floor(width / blockSide);
  const rows = Math.floor(height / blockSide);
  return Float32Array.from({ length: columns * rows }, (_, block) => {
    const corner = Math.floor(block / columns) * blockSide * width + (block % columns) * blockSide;
    return measure((value) => {
      let sum = 0;
      for (let y = 0; y < blockSide; y++)
        for (let x = 0; x < blockSide; x++) sum += value(corner + y * width + x);
      return sum;
    });
  });
}
