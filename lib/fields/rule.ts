import type { TextField } from "../kredibel/constraints";
import type { Locale } from "../locales";
import type { DatePart, TypedAnswer } from "./fields";
import type { Advice, Problem } from "./problem";

export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export function accept<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

export function refuse(problem: Problem): Parsed<never> {
  return { ok: false, problem };
}

/** No `maxLength`: it truncates pastes silently. */
type InputAttributes = {
  inputMode?: "text" | "numeric" | "email" | "tel";
  type?: "tel";
  autoComplete: string;
  autoCapitalize?: "none" | "characters";
};

type Beside = {
  /** `yyyy-mm-dd` in Jakarta. */
  today: string;
  /** `null` if invalid. */
  read: (field: TextField) => string | null;
};

export type TextRule<Kind extends keyof TypedAnswer> = {
  read: (raw: string, today: string) => Parsed<string>;
  /** Default: as sent. */
  format?: (value: string, locale: Locale) => string;
  advise: (value: string, beside: Beside) => Advice[];
  group?: (typed: string) => string;
  input: { text: InputAttributes; date: Record<DatePart, InputAttributes> }[Kind];
};
