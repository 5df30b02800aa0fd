/** Controls, formats (bidi among them), line separators. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** `a\u202eb` → `a[U+202E]b`. */
export const visible = (text: string): string =>
  text.replace(unseen, (letter) => `[U+${hex(letter).padStart(4, "0")}]`);

export const asGiven = (shown: string): string =>
  shown.replace(/\[U\+([0-9A-F]{4,6})\]/g, (code, digits) => {
    const point = Number.parseInt(digits, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : code;
  });

const hex = (letter: string) => (letter.codePointAt(0) ?? 0).toString(16).toUpperCase();
