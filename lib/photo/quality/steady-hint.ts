import type { QualityHint } from "./quality";

/** Milliseconds. */
const changesEvery = 2000;

/** Needs two equal measures in a row; `at` in milliseconds. */
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
