import type { Advice } from "./problem";
import { accept, type Parsed, refuse } from "./rule";

/** Far above any name on a card (a new one holds at most 60, older cards hold more): it only stops nonsense. */
export const maxNameLength = 120;

/**
 * Reads a full name as on the card: one word or many, in capitals, with single spaces and plain apostrophes and hyphens.
 * A comma and a slash stay, since cards carry titles (`S.PD`) and aliases; digits stay too, as `nameAdvice`.
 * Cards are written in Latin letters: a look-alike of another script would only be rejected later.
 * @returns the name in capitals, NFC
 */
export function parseFullName(raw: string): Parsed<string> {
  const name = raw
    // By Unicode, never by the device's language: Turkish would turn "Siti" into "SİTİ".
    .toUpperCase()
    .normalize("NFC")
    // What a paste brings along unseen: zero-width characters, direction marks.
    .replace(/\p{Cf}/gu, "")
    .replace(/[‘’ʻʼʹ′`´]/g, "'")
    .replace(/\p{Dash}/gu, "-")
    .replace(/\s+/g, " ")
    .trim();
  if (name === "") return refuse({ code: "missing" });
  if (!/^[\p{Script=Latin}\p{M}0-9 '.,/-]+$/u.test(name) || !/\p{L}/u.test(name))
    return refuse({ code: "name_characters" });
  if (name.length > maxNameLength) return refuse({ code: "name_length", maxLength: maxNameLength });
  return accept(name);
}

/** What is odd about a parsed name. */
export function nameAdvice(name: string): Advice[] {
  return /[0-9]/.test(name) ? [{ code: "name_digits" }] : [];
}
