import { plain, signsAdvice } from "./plain";
import type { Advice } from "./problem";
import { accept, type Parsed, refuse } from "./rule";

/** Far above any name on a card (a new one holds at most 60, older cards hold more). */
export const maxNameLength = 120;

/**
 * Reads a full name as on the card: one word or many, with single spaces and plain apostrophes and hyphens. Only symbols
 * are refused, which no name has; other letters, digits and marks are advised about.
 * @returns the name in capitals, NFC
 */
export function parseFullName(raw: string): Parsed<string> {
  // Before `plain`, which takes an acute accent without a letter apart.
  const name = plain(raw.replace(/´/g, "'"))
    // By Unicode, never by the device's language: Turkish would turn "Siti" into "SİTİ".
    .toUpperCase()
    .normalize("NFC")
    .replace(/[‘’ʻʼʹ′`]/g, "'")
    .replace(/\p{Dash}/gu, "-")
    .replace(/ +/g, " ")
    // What a keyboard makes of a double space; abbreviations are shorter, or have another stop.
    .replace(/(^| )(\p{L}{3,})\. $/u, "$1$2")
    .trim();
  if (name === "") return refuse({ code: "missing" });
  if (/[\p{C}\p{S}]/u.test(name) || !/\p{L}/u.test(name)) return refuse({ code: "name_characters" });
  if (name.length > maxNameLength) return refuse({ code: "name_length", maxLength: maxNameLength });
  return accept(name);
}

/** What is odd about a parsed name: anything but A to Z and the marks of cards, and a stop after a whole word. */
export function nameAdvice(name: string): Advice[] {
  const afterWord = /\p{L}{5,}\./u.test(name) ? ["."] : [];
  return signsAdvice([...(name.match(/[^A-Z '.,/-]/gu) ?? []), ...afterWord]);
}
