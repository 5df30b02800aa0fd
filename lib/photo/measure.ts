import type { Sample } from "./sample";

/** Side of the blocks in which light and motion are judged, in pixels: large enough to average sensor noise away. */
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

/** Mean luma of each whole 8 × 8 block, row by row. */
export function blockMeans({ luma, width, height }: Sample): Float32Array {
  return eachBlock(width, height, (sumOver) => sumOver((at) => luma[at] ?? 0) / blockSide ** 2);
}

/** Share of blocks of which at least nine tenths are clipped to white, 0–1. */
export function glareShare({ whiteness, width, height }: Sample): number {
  const clipped = (at: number) => ((whiteness[at] ?? 0) >= 250 ? 1 : 0);
  return mean(eachBlock(width, height, (sumOver) => (sumOver(clipped) >= 0.9 * blockSide ** 2 ? 1 : 0)));
}

/** Mean absolute difference, after the difference that all have in common (exposure) is taken off. */
export function meanDifference(before: Float32Array, after: Float32Array): number {
  const shift = mean(after) - mean(before);
  return mean(after.map((value, i) => Math.abs(value - (before[i] ?? 0) - shift)));
}

/**
 * Perceptual blur after Crété-Roffet and others, "The blur effect" (2007): how little the picture changes when it is
 * blurred once more. Independent of contrast. 0 sharp – 1 blurred; the worse of both directions.
 */
export function blurOf({ luma, width, height }: Sample): number {
  return Math.max(
    directionalBlur(luma, width, height, 1, width),
    directionalBlur(luma, height, width, width, 1),
  );
}

/** Half the length of the box filter that blurs once more: nine pixels in all, as in the paper. */
const reach = 4;

/** Along lines of `length` pixels `step` apart, `lines` of them `stride` apart. */
function directionalBlur(
  luma: Uint8ClampedArray,
  length: number,
  lines: number,
  step: number,
  stride: number,
): number {
  let variation = 0;
  let lost = 0;
  for (let line = 0; line < lines; line++) {
    const start = line * stride;
    const at = (i: number) => luma[start + i * step] ?? 0;
    for (let i = reach + 1; i + reach < length; i++) {
      const change = Math.abs(at(i) - at(i - 1));
      // The change of a sliding mean is that of its ends alone.
      const blurredChange = Math.abs(at(i + reach) - at(i - reach - 1)) / (2 * reach + 1);
      variation += change;
      lost += Math.max(0, change - blurredChange);
    }
  }
  return variation === 0 ? 1 : 1 - lost / variation;
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
