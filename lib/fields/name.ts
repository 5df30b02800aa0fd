import { plain, signsAdvice } from "./plain";
import type { Advice } from "./problem";
import { accept, type Parsed, refuse } from "./rule";

/** New cards hold 60, older ones more. */
export const maxNameLength = 120;

/**
 * Refuses only symbols; odd letters get advice.
 * @returns capitals, NFC
 */
export function parseFullName(raw: string): Parsed<string> {
  // Before `plain`, which decomposes the accent.
  const name = plain(raw.replace(/´/g, "'"))
    // Locale-independent: Turkish has İ.
    .toUpperCase()
    .normalize("NFC")
    .replace(/[‘’ʻʼʹ′`]/g, "'")
    .replace(/\p{Dash}/gu, "-")
    .replace(/ +/g, " ")
    // Keyboard's double-space full stop, not an abbreviation.
    .replace(/(^| )(\p{L}{3,})\. $/u, "$1$2")
    .trim();
  if (name === "") return refuse({ code: "missing" });
  if (/[\p{C}\p{S}]/u.test(name) || !/\p{L}/u.test(name)) return refuse({ code: "name_characters" });
  if (name.length > maxNameLength) return refuse({ code: "name_length", maxLength: maxNameLength });
  return accept(name);
}

export function nameAdvice(name: string): Advice[] {
  const afterWord = /\p{L}{5,}\./u.test(name) ? ["."] : [];
  return signsAdvice([...(name.match(/[^A-Z '.,/-]/gu) ?? []), ...afterWord]);
}
