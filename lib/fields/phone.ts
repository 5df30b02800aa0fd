import { plain } from "./plain";
import type { Advice } from "./problem";
import { accept, type Parsed, refuse } from "./rule";

const indonesia = "62";
/** As in libphonenumber, without country code. */
const mobile = /^8[1-35-9]\d{7,10}$/;
/** Digits with country code; E.164 allows 15. */
const mobileLength = { min: 11, max: 14 };
const otherLength = { min: 9, max: 15 };
const foreignLength = { min: 8, max: 15 };

/**
 * Foreign numbers need `+` or `00`.
 * @returns `62812…`, as Kredibel expects
 */
export function parsePhone(raw: string): Parsed<string> {
  const compact = plain(raw).replace(/[ .()/\p{Dash}]/gu, "");
  if (compact === "") return refuse({ code: "missing" });
  if (!/^\+?[0-9]+$/.test(compact)) return refuse({ code: "phone_characters" });
  const [, foreign] = /^(?:\+|\+?00)([1-9].*)$/.exec(compact) ?? [];
  if (foreign && !foreign.startsWith(indonesia)) return ofLength(foreign, foreignLength);
  const national = compact
    // Area codes start with 0.
    .replace(/^(?:(?:\+|\+?00)?62|\+)?0*/, "")
    // Repeated country code; landlines are shorter.
    .replace(/^62(?=8[1-35-9]\d{8,10}$)/, "");
  return ofLength(indonesia + national, national.startsWith("8") ? mobileLength : otherLength);
}

const ofLength = (digits: string, { min, max }: { min: number; max: number }): Parsed<string> =>
  digits.length < min || digits.length > max ? refuse({ code: "phone_length" }) : accept(digits);

/** New prefixes appear, hence only advice. */
export function phoneAdvice(phone: string): Advice[] {
  if (!phone.startsWith(indonesia)) return [{ code: "phone_foreign" }];
  return mobile.test(phone.slice(indonesia.length)) ? [] : [{ code: "phone_mobile" }];
}

/** `+62 812-3456-7890`. */
export function formatPhone(phone: string): string {
  if (!phone.startsWith(indonesia)) return `+${phone}`;
  return `+${indonesia} ${phone.slice(2).replace(/^(\d{3})(\d{3,4})(\d+)$/, "$1-$2-$3")}`;
}
