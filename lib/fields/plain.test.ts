import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plain } from "./plain";
import { anyText } from "./testing/any-text";

describe("plain", () => {
  /** ICU's own tables, which know nothing of how Unicode is laid out. */
  const systems = Intl.supportedValuesOf("numberingSystem").flatMap((system) => {
    const format = new Intl.NumberFormat(`en-u-nu-${system}`, {
      useGrouping: false,
      minimumIntegerDigits: 1,
    });
    const digits = Array.from({ length: 10 }, (_, digit) => format.format(digit));
    return digits.every((digit) => /^\p{Nd}$/u.test(digit)) ? [{ system, digits }] : [];
  });

  it("reads the digits of every script that ICU knows", () => {
    expect(systems.length).toBeGreaterThan(50);
    fc.assert(
      fc.property(fc.constantFrom(...systems), fc.stringMatching(/^[0-9]{1,20}$/), ({ digits }, number) => {
        expect(plain(number.replace(/./g, (digit) => digits[Number(digit)] ?? ""))).toBe(number);
      }),
    );
  });

  it("leaves printable ASCII as it is", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(plain(text)).toBe(text);
      }),
    );
  });

  it("reads the full-width form of every ASCII character", () => {
    const ascii = Array.from({ length: 94 }, (_, index) => String.fromCodePoint(0x21 + index));
    const wide = ascii.map((char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0));
    expect(plain(wide.join("\u3000"))).toBe(ascii.join(" "));
  });

  it("drops what is unseen, wherever it stands", () => {
    const unseen = fc.constantFrom(
      ..."\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\u00ad\u034f\u115f\u3164\ufe0f\0\x1b\x7f",
    );
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(fc.nat(40), unseen)), (text, marks) => {
        const typed = marks.reduce((typed, [at, mark]) => typed.slice(0, at) + mark + typed.slice(at), text);
        expect(plain(typed)).toBe(text);
      }),
    );
  });

  it("makes one of two signs between which something unseen stood", () => {
    for (const between of ["", "\u0000", "\u200b", "\u0007\u00ad"])
      expect(plain(`e${between}\u0300`)).toBe("è");
  });

  it("is stable: what it gives stays", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(plain(plain(text))).toBe(plain(text));
      }),
      { numRuns: 2000 },
    );
  });

  it("leaves no character of Unicode unseen, and no digit of another script", () => {
    let seen = 0;
    for (let code = 0; code <= 0x10ffff; code++) {
      const text = plain(String.fromCodePoint(code));
      if (/[\p{Cf}\p{DI}\p{Cc}]/u.test(text) || /\p{Nd}/u.test(text.replace(/[0-9]/g, "")))
        throw new Error(`U+${code.toString(16)} becomes ${JSON.stringify(text)}`);
      seen++;
    }
    expect(seen).toBe(0x110000);
  });
});
