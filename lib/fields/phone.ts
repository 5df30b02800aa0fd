import metadata from "./phone-metadata.json" with { type: "json" };
import type { Advice } from "./problem";
import { accept, type Parsed, refuse } from "./rule";

const indonesia = "62";
/** Digits of an Indonesian mobile number after the country code. */
const mobileLength = { min: 9, max: 12 };
/** Digits of any other number with its country code: E.164 allows 15, and nobody has a mobile below 8. */
const foreignLength = { min: 8, max: 15 };

/**
 * Reads a mobile number as people write it: `0812…`, `812…`, `62812…`, `0062812…` and `+62 812-…` are one number. A
 * number of another country needs its `+`, and is judged by its length alone.
 * @returns the digits with the country code and without `+`, as Kredibel takes them: `62812…`
 */
export function parsePhone(raw: string): Parsed<string> {
  const compact = raw.replace(/[\s.()/\p{Dash}\p{Cf}]/gu, "");
  if (compact === "") return refuse({ code: "missing" });
  if (!/^\+?[0-9]+$/.test(compact)) return refuse({ code: "phone_characters" });
  if (compact.startsWith("+") && !compact.startsWith(`+${indonesia}`)) return parseForeign(compact.slice(1));
  // A leading 62 is the country code: no Indonesian mobile number has it after the 0 that may be left out.
  return parseIndonesian(compact.replace(/^((\+|00)?62)?0?/, ""));
}

/** What is odd about a parsed phone number. */
export function phoneAdvice(phone: string): Advice[] {
  if (!phone.startsWith(indonesia)) return [{ code: "phone_foreign" }];
  return typeOf(phone.slice(indonesia.length)) === "MOBILE" ? [] : [{ code: "phone_prefix" }];
}

/** A parsed number as it is read out: `+62 812-3456-7890`; one of another country without groups, which differ. */
export function formatPhone(phone: string): string {
  if (!phone.startsWith(indonesia)) return `+${phone}`;
  return `+${indonesia} ${phone.slice(2).replace(/^(\d{3})(\d{3,4})(\d+)$/, "$1-$2-$3")}`;
}

function parseForeign(digits: string): Parsed<string> {
  if (digits.startsWith("0")) return refuse({ code: "phone_format" });
  if (digits.length < foreignLength.min || digits.length > foreignLength.max)
    return refuse({ code: "phone_length" });
  return accept(digits);
}

function parseIndonesian(national: string): Parsed<string> {
  const type = typeOf(national);
  if (type === "FIXED_LINE") return refuse({ code: "phone_fixed_line" });
  // Prefixes are opened now and then: an unknown one is advice. A known number of another kind is no mobile.
  const mayBeMobile = type === "MOBILE" || (type === undefined && national.startsWith("8"));
  if (!mayBeMobile) return refuse({ code: "phone_format" });
  if (national.length < mobileLength.min || national.length > mobileLength.max)
    return refuse({ code: "phone_length" });
  return accept(indonesia + national);
}

/**
 * What libphonenumber's data calls an Indonesian number without its country code; `undefined` for one that it does not
 * know. Only its data is used: its parser would be a tenth of what a phone loads, and reads what nobody writes here.
 */
export function typeOf(national: string): PhoneType | undefined {
  if (!matches(metadata.all, national)) return undefined;
  const kinds = Object.entries(metadata.kinds) as [PhoneType, [pattern: string, lengths: number[]]][];
  return kinds.find(
    ([, [pattern, lengths]]) => lengths.includes(national.length) && matches(pattern, national),
  )?.[0];
}

type PhoneType = keyof typeof metadata.kinds;

const matches = (pattern: string, number: string) => new RegExp(`^(?:${pattern})$`).test(number);
