import { uuidPattern } from "../../uuid";

/** Characters: a stack trace fits, a photo does not. */
const maxText = 8_000;

/** The bound avoids quadratic search in long texts. */
const email = "[^\\s\"'<>()@,;:]{1,254}@[^\\s\"'<>()@,;:]+";
const blob = "[A-Za-z0-9+/_-]{64,}={0,2}";
/** Nine digits or more, also with separators: a phone number or a NIK. */
const digits = "\\+?\\d(?:[ .()/-]{0,2}\\d){8,}";
// Ids first: they must survive.
const suspects = new RegExp(`(${uuidPattern})|(${email})|(${blob})|(${digits})`, "gi");

/**
 * Masks e-mail addresses, base64, NIKs and phone numbers, keys included.
 * @param value parsed JSON
 */
export function scrub(value: unknown): unknown {
  if (typeof value === "string") return scrubText(value);
  if (typeof value === "number") {
    const text = scrubText(String(value));
    return text === String(value) ? value : text;
  }
  if (Array.isArray(value)) return value.map(scrub);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [scrubText(key), scrub(inner)]));
}

export function scrubText(text: string): string {
  const scrubbed = text.replace(suspects, (match, id, address, base64, number) => {
    if (id) return match;
    if (address) return "[email]";
    if (base64) return isBlob(match) ? "[base64]" : scrubDigits(match);
    return number ? digitsLabel(match) : match;
  });
  return scrubbed.length > maxText ? `${scrubbed.slice(0, maxText)}…` : scrubbed;
}

/** Paths and hex hashes lack one of the three. */
function isBlob(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
}

function scrubDigits(text: string): string {
  return /^[0-9a-f]+$/i.test(text) && /[a-f]/i.test(text)
    ? text
    : text.replace(new RegExp(digits, "g"), digitsLabel);
}

function digitsLabel(match: string): string {
  return match.replace(/\D/g, "").length === 16 ? "[nik]" : "[number]";
}
