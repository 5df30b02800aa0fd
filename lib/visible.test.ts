import fc from "fast-check";
import { expect, test } from "vitest";
import { asGiven, visible } from "./visible";

test.each([
  ["ref_certel#1/ä الف", "ref_certel#1/ä الف"],
  ["ref\u{202e}1#letrec", "ref[U+202E]1#letrec"],
  ["\u{2066}a\u{2069}\u{200f}\u{61c}", "[U+2066]a[U+2069][U+200F][U+061C]"],
  ["a\u{0}\tb\u{2028}\u{feff}\u{e0001}", "a[U+0000][U+0009]b[U+2028][U+FEFF][U+E0001]"],
])("visible: %j is shown as %j", (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test("visible: shows no unseen letter of any text, and the text can be had back", () => {
  const letters = fc.oneof(fc.constantFrom("\u{202a}", "\u{2067}", "\u{200b}", "\u{ad}", "["), fc.string());
  fc.assert(
    fc.property(fc.array(letters), (parts) => {
      const text = parts.join("");
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
      if (!text.includes("[U+")) expect(asGiven(visible(text))).toBe(text);
    }),
  );
});

test("asGiven: a code beyond Unicode stays as it is", () => {
  expect(asGiven("[U+FFFFFF] [U+12]")).toBe("[U+FFFFFF] [U+12]");
});
