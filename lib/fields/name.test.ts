import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxNameLength, nameAdvice, parseFullName } from "./name";
import { anyText } from "./testing/any-text";

describe("parseFullName", () => {
  it.each([
    ["Suharto", "SUHARTO"],
    ["  siti   nur\taisyah ", "SITI NUR AISYAH"],
    ["Ma'ruf", "MA'RUF"],
    ["Ma’ruf", "MA'RUF"],
    ["Ma´ruf", "MA'RUF"],
    ["Ma＇ruf", "MA'RUF"],
    ["Nu‘man", "NU'MAN"],
    ["Al-Fatih", "AL-FATIH"],
    ["Al–Fatih", "AL-FATIH"],
    ["M. Iqbal", "M. IQBAL"],
    ["Dr. H. Budi, S.Pd.", "DR. H. BUDI, S.PD."],
    ["I Gusti Ngurah", "I GUSTI NGURAH"],
    ["Andre\u0301", "ANDRÉ"],
    ["\u200eRina\u200b\u00a0Wati\ufeff", "RINA WATI"],
    ["ＳＩＴＩ　ＣＯＮＴＯＨ", "SITI CONTOH"],
    ["ﬁtri", "FITRI"],
    ["Budi ٢", "BUDI 2"],
    ["Budi (alm.)", "BUDI (ALM.)"],
    ["Иван", "ИВАН"],
  ])("parseFullName: reads %j as %j", (raw, value) => {
    expect(parseFullName(raw)).toEqual({ ok: true, value });
  });

  it.each([
    ["SITI CONTOH. ", "SITI CONTOH"],
    ["Ali. ", "ALI"],
    ["Sari.\u00a0", "SARI"],
    ["Budi, S.Pd. ", "BUDI, S.PD."],
    ["Siti Moh.", "SITI MOH."],
    ["Abd. Rahman", "ABD. RAHMAN"],
  ])("parseFullName: takes the stop of a keyboard, and no other, from %j", (raw, value) => {
    expect(parseFullName(raw)).toEqual({ ok: true, value });
  });

  it("parseFullName: an i without a dot whatever the device's language", () => {
    const turkish = (text: string) => text.toLocaleUpperCase("tr");
    expect(turkish("siti")).not.toBe("SITI");
    expect(parseFullName("siti")).toEqual({ ok: true, value: "SITI" });
  });

  it("parseFullName: stable, what it gives it takes unchanged", () => {
    const names = fc.string({ unit: fc.constantFrom(..."aéıſŉßǰﬁ'’-. ,1\u0301\u0323") });
    fc.assert(
      fc.property(fc.oneof(names, anyText), (raw) => {
        const parsed = parseFullName(raw);
        if (parsed.ok) expect(parseFullName(parsed.value)).toEqual(parsed);
      }),
      { numRuns: 2000, examples: [["ŉ"], ["ǰ"], ["ß ﬁ"], ["abc. . "]] },
    );
  });

  it("parseFullName: the full-width form of a name is the same name", () => {
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (char) => String.fromCodePoint((char.codePointAt(0) ?? 0) + 0xfee0));
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9'., -]{0,40}$/), (name) => {
        expect(parseFullName(wide(name))).toEqual(parseFullName(name));
      }),
    );
  });

  it.each([..."<>$^=+|~", "😀", "❤️", "\ue000", "\ud800"])("parseFullName: refuses the symbol %j", (odd) => {
    expect(parseFullName(`Budi ${odd}`)).toEqual({ ok: false, problem: { code: "name_characters" } });
  });

  it.each(["123", ".", "-'-", "\u0301"])("parseFullName: refuses %j, which has no letter", (raw) => {
    expect(parseFullName(raw)).toEqual({ ok: false, problem: { code: "name_characters" } });
  });

  it.each(["", "  ", "\u200b"])("parseFullName: misses a name in %j", (raw) => {
    expect(parseFullName(raw)).toEqual({ ok: false, problem: { code: "missing" } });
  });

  it("parseFullName: takes the longest name and refuses one letter more", () => {
    const longest = "A".repeat(maxNameLength);
    expect(parseFullName(longest)).toEqual({ ok: true, value: longest });
    const problem = { code: "name_length", maxLength: maxNameLength };
    expect(parseFullName(`${longest}A`)).toEqual({ ok: false, problem });
  });
});

describe("nameAdvice", () => {
  it.each([
    ["BUDI 2", "2"],
    ["BUDI 22", "2"],
    ["ANDRÉ", "É"],
    ["ИВАН", "И В А Н"],
    // The third letter is Cyrillic.
    ["SIТI", "Т"],
    ["BUDI (ALM.)", "( )"],
    ['RUDI "UCOK"', '"'],
    ["SITI CONTOH.", "."],
    ["CONTOH. SITI", "."],
    ["محمد علي حسن", "م ح د ع ل"],
  ])("nameAdvice: names what is odd about %j", (name, signs) => {
    expect(nameAdvice(name)).toEqual([{ code: "odd_signs", signs }]);
  });

  it.each(["ASEP SUPRIYADI", "MA'RUF AL-FATIH, S.PD.", "MOCH. ALI", "SITI ALIAS AMI/TI", "M. IQBAL, DRS."])(
    "nameAdvice: silent about %j",
    (name) => {
      expect(nameAdvice(name)).toEqual([]);
    },
  );
});
