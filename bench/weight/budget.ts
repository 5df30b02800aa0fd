import budgetFile from "./budget.json" with { type: "json" };

/**
 * Bytes of gzipped JavaScript and CSS over a blank page, lowered after each gain, and that page's own by the last
 * `npm run bench -- weight`: a new Next or React needs a new one.
 */
export const budget: {
  first: number;
  journey: number;
  /** Beside the journey, where the device keeps the answers. */
  keeping: number;
  blank: { next: string; react: string; bytes: number };
} = budgetFile;
