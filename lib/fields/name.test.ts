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
    ["Nu‘man", "NU'MAN"],
    ["Al-Fatih", "AL-FATIH"],
    ["Al–Fatih", "AL-FATIH"],
    ["M. Iqbal", "M. IQBAL"],
    ["Dr. H. Budi, S.Pd.", "DR. H. BUDI, S.PD."],
    ["I Gusti Ngurah", "I GUSTI NGURAH"],
    ["Andre\u0301", "ANDRÉ"],
    ["\u200eRina\u200b\u00a0Wati\ufeff", "RINA WATI"],
    ["Budi 2", "BUDI 2"],
  ])("reads %j as %j", (raw, value) => {
    expect(parseFullName(raw)).toEqual({ ok: true, value });
  });

  it("writes an i without a dot whatever the device's language", () => {
    const turkish = (text: string) => text.toLocaleUpperCase("tr");
    expect(turkish("siti")).not.toBe("SITI");
    expect(parseFullName("siti")).toEqual({ ok: true, value: "SITI" });
  });

  it("is stable: what it gives, it takes unchanged", () => {
    const names = fc.string({ unit: fc.constantFrom(..."aéıſŉßǰﬁ'’-. ,1\u0301\u0323") });
    fc.assert(
      fc.property(fc.oneof(names, anyText), (raw) => {
        const parsed = parseFullName(raw);
        if (parsed.ok) expect(parseFullName(parsed.value)).toEqual(parsed);
      }),
      { numRuns: 2000, examples: [["ŉ"], ["ǰ"], ["ß ﬁ"]] },
    );
  });

  it.each([...'<>{}[]()@#$%^&*_=+|\\:;"?!~', "😀", "Иван", "محمد", "李"])("refuses %j in a name", (odd) => {
    expect(parseFullName(`Budi ${odd}`)).toEqual({ ok: false, problem: { code: "name_characters" } });
  });

  it.each(["123", ".", "-'-"])("refuses %j, which has no letter", (raw) => {
    expect(parseFullName(raw)).toEqual({ ok: false, problem: { code: "name_characters" } });
  });

  it.each(["", "  ", "\u200b"])("misses a name in %j", (raw) => {
    expect(parseFullName(raw)).toEqual({ ok: false, problem: { code: "missing" } });
  });

  it("takes the longest name and refuses one letter more", () => {
    const longest = "A".repeat(maxNameLength);
    expect(parseFullName(longest)).toEqual({ ok: true, value: longest });
    const problem = { code: "name_length", maxLength: maxNameLength };
    expect(parseFullName(`${longest}A`)).toEqual({ ok: false, problem });
  });
});

describe("nameAdvice", () => {
  it("points at digits only", () => {
    expect(nameAdvice("BUDI 2")).toEqual([{ code: "name_digits" }]);
    expect(nameAdvice("MA'RUF AL-FATIH, S.PD.")).toEqual([]);
  });
});
