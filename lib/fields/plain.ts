import type { Advice } from "./problem";

/** Drops invisible characters; normalizes width, spaces and digits. */
export const plain = (raw: string): string =>
  raw
    .replace(/[\p{Cf}\p{DI}]/gu, "")
    .replace(/\s/g, " ")
    .replace(/\p{Cc}/gu, "")
    // Last of these: what stood between two signs may have kept them from becoming one.
    .normalize("NFKC")
    .replace(/\p{Nd}/gu, asciiDigit);

/** Unicode keeps a script's digits together. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
}

const mostNamed = 5;

export function signsAdvice(signs: readonly string[]): Advice[] {
  const named = [...new Set(signs)].slice(0, mostNamed);
  return named.length > 0 ? [{ code: "odd_signs", signs: named.join(" ") }] : [];
}
