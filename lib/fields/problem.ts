import type { PhotoProblem } from "../photo/check";
import type { DatePart, JourneyField } from "./fields";

/** What is wrong with a typed answer. Each code has its sentence in `lib/words`, in both languages. */
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
  /** A forged or broken request gave the field twice, or as a file where text is expected. */
  | { code: "malformed" }
  /** Kredibel's own validation refused it, with nothing more to tell. */
  | { code: "kredibel_validation" };

export type Problem = TextProblem | PhotoProblem;

/** Field → its first problem. A field without a problem is absent. */
export type Problems = Partial<Record<JourneyField, Problem>>;

/** Something odd about an answer that may still be right: shown, never blocking. */
export type Advice =
  | { code: "nik_birth_date" }
  | { code: "nik_province" }
  | { code: "nik_serial" }
  /** Signs that stand out in a name or an address, a space between them. */
  | { code: "odd_signs"; signs: string }
  | { code: "birth_date_young" }
  | { code: "email_domain"; suggestion: string }
  | { code: "phone_foreign" }
  | { code: "phone_mobile" };
