import type { Problem } from "./problem";

/** What a parser makes of raw input: a value ready for Kredibel, or what a person can mend. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export function accept<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refuse(problem: Problem): Parsed<never> {
  return { ok: false, problem };
}
