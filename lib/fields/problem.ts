import type { PhotoProblem } from "../photo/check";
import type { DatePart, JourneyField } from "./fields";

export type TextProblem =
  | { code: "missing" }
  | { code: "nik_characters" }
  | { code: "nik_length"; digits: number }
  | { code: "name_characters" }
  | { code: "name_length"; maxLength: number }
  | { code: "birth_date_incomplete"; missing: DatePart[] }
  | { code: "birth_date_impossible" }
  | { code: "birth_date_year" }
  | { code: "birth_date_future" }
  | { code: "email_format" }
  | { code: "phone_characters" }
  | { code: "phone_length" }
  /** Forged or broken request. */
  | { code: "malformed" }
  | { code: "kredibel_validation" };

export type Problem = TextProblem | PhotoProblem;

export type Problems = Partial<Record<JourneyField, Problem>>;

/** Odd but possibly right: never blocks. */
export type Advice =
  | { code: "nik_birth_date" }
  | { code: "nik_province" }
  | { code: "nik_serial" }
  /** Separated by spaces. */
  | { code: "odd_signs"; signs: string }
  | { code: "birth_date_young" }
  | { code: "email_domain"; suggestion: string }
  | { code: "phone_foreign" }
  | { code: "phone_mobile" };
