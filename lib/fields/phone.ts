import { plain } from "./plain";
import type { Advice } from "./problem";
import { accept, type Parsed, refuse } from "./rule";

const indonesia = "62";
/** Indonesian mobile numbers without their country code, to the letter as libphonenumber has them. */
const mobile = /^8[1-35-9]\d{7,10}$/;
/** Digits with the country code. E.164 allows 15; the shortest landline has 9, the shortest mobile number abroad 8. */
const mobileLength = { min: 11, max: 14 };
const otherLength = { min: 9, max: 15 };
const foreignLength = { min: 8, max: 15 };

/**
 * Reads a phone number as people write it: `0812…`, `812…`, `62812…`, `0062812…` and `+62 812-…` are one number. One of
 * another country needs its `+` or `00`.
 * @returns the digits with the country code and without `+`, as Kredibel takes them: `62812…`
 */
export function parsePhone(raw: string): Parsed<string> {
  const compact = plain(raw).replace(/[ .()/\p{Dash}]/gu, "");
  if (compact === "") return refuse({ code: "missing" });
  if (!/^\+?[0-9]+$/.test(compact)) return refuse({ code: "phone_characters" });
  const [, foreign] = /^(?:\+|\+?00)([1-9].*)$/.exec(compact) ?? [];
  if (foreign && !foreign.startsWith(indonesia)) return ofLength(foreign, foreignLength);
  const national = compact
    // A leading 62 is the country code: an area code has its 0 before it.
    .replace(/^(?:(?:\+|\+?00)?62|\+)?0*/, "")
    // The country code typed after one that stood there; a landline that begins like it is shorter.
    .replace(/^62(?=8[1-35-9]\d{8,10}$)/, "");
  return ofLength(indonesia + national, national.startsWith("8") ? mobileLength : otherLength);
}

const ofLength = (digits: string, { min, max }: { min: number; max: number }): Parsed<string> =>
  digits.length < min || digits.length > max ? refuse({ code: "phone_length" }) : accept(digits);

/** What is odd about a parsed phone number. New prefixes are opened now and then, so that none is ever refused. */
export function phoneAdvice(phone: string): Advice[] {
  if (!phone.startsWith(indonesia)) return [{ code: "phone_foreign" }];
  return mobile.test(phone.slice(indonesia.length)) ? [] : [{ code: "phone_mobile" }];
}

/** A parsed number as it is read out: `+62 812-3456-7890`; one of another country without groups, which differ. */
export function formatPhone(phone: string): string {
  if (!phone.startsWith(indonesia)) return `+${phone}`;
  return `+${indonesia} ${phone.slice(2).replace(/^(\d{3})(\d{3,4})(\d+)$/, "$1-$2-$3")}`;
}
