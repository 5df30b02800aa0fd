import type { Advice } from "./problem";

/**
 * A typed text in plain characters: nothing unseen (direction marks, zero-width spaces, controls), full-width letters as
 * ordinary ones, every white space as a space, the digits of any script as 0 to 9.
 */
export const plain = (raw: string): string =>
  raw
    .replace(/[\p{Cf}\p{DI}]/gu, "")
    .normalize("NFKC")
    .replace(/\s/g, " ")
    .replace(/\p{Cc}/gu, "")
    .replace(/\p{Nd}/gu, asciiDigit);

/** In Unicode the digits of a script stand together, from 0 to 9. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
}

/** How many signs an advice names. */
const mostNamed = 5;

/** The advice on signs that stand out in an answer; none where there are none. */
export function signsAdvice(signs: readonly string[]): Advice[] {
  const named = [...new Set(signs)].slice(0, mostNamed);
  return named.length > 0 ? [{ code: "odd_signs", signs: named.join(" ") }] : [];
}
