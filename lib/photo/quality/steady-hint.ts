import type { QualityHint } from "./quality";

/** A line that changes more often than this, in milliseconds, is neither read nor spoken to its end. */
const changesEvery = 2000;

/**
 * Calms what is measured a few times a second to what a person can follow: a hint is shown once two measures in a row
 * agree on it, and stands for at least two seconds.
 * @returns takes the hint measured at a time in milliseconds (`null`: nothing to better), gives the hint to show
 */
export function steadyHints(): (measured: QualityHint | null, at: number) => QualityHint | null {
  let shown: QualityHint | null = null;
  let before: QualityHint | null = null;
  let changed = Number.NEGATIVE_INFINITY;
  return (measured, at) => {
    const agreed = measured === before;
    before = measured;
    if (agreed && measured !== shown && at - changed >= changesEvery) {
      shown = measured;
      changed = at;
    }
    return shown;
  };
}
