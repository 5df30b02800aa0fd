import { test } from "@playwright/test";

/** Milliseconds by rounds, beside those of the same rounds without what is measured. */
export type Figure = {
  what: string;
  ms: number[];
  against: { name: string; ms: number[] };
  timesAtMost: number;
};

/** A time is measured here and judged by `npm run bench -- attacks`: a busy machine makes no test red. */
export function noteFigure(figure: Figure): void {
  test.info().annotations.push({ type: figureNote, description: JSON.stringify(figure) });
}

export const figureNote = "figure";
