const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Waits before each try after the first. */
export const waits = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/** Spreads what failed at once. */
const jitter = 0.1;

/**
 * @param tries made so far
 * @param askedMs the receiver's `Retry-After`
 * @returns milliseconds until the next try; null: given up
 */
export function waitAfter(tries: number, askedMs: number | null, random = Math.random): number | null {
  const wait = waits[tries - 1];
  if (wait === undefined) return null;
  return Math.max(Math.round(wait * (1 + jitter * random())), Math.min(askedMs ?? 0, 24 * hour));
}
