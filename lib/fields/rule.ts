import type { TextField } from "../kredibel/constraints";
import type { Locale } from "../locales";
import type { DatePart, TypedAnswer } from "./fields";
import type { Advice, Problem } from "./problem";

/** A value ready for Kredibel, or what a person can mend. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export function accept<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refuse(problem: Problem): Parsed<never> {
  return { ok: false, problem };
}

/** How a browser may help with an input. No `maxLength`: it would cut a paste without a word. */
export type InputAttributes = {
  inputMode?: "text" | "numeric" | "email" | "tel";
  type?: "tel";
  autoComplete: string;
  autoCapitalize?: "none" | "characters";
};

/** What an advice may depend on besides the value. */
export type Beside = {
  /** `yyyy-mm-dd` in Jakarta. */
  today: string;
  /** Another field as it would be sent, or `null` while it has a problem. */
  read: (field: TextField) => string | null;
};

/** One typed field, from its input to Kredibel. */
export type TextRule<Kind extends keyof TypedAnswer> = {
  /** From the form's text to what Kredibel takes. */
  read: (raw: string, today: string) => Parsed<string>;
  /** A read value as it is compared with the card; without it, as it is sent. */
  format?: (value: string, locale: Locale) => string;
  /** What is odd about a read value and may still be right. */
  advise: (value: string, beside: Beside) => Advice[];
  /** Groups an unfinished answer while it is typed. */
  group?: (typed: string) => string;
  input: { text: InputAttributes; date: Record<DatePart, InputAttributes> }[Kind];
};
