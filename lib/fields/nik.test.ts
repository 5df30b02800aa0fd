import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sandboxAnswers } from "../kredibel/constraints";
import { formatNik, nikAdvice, parseNik, provinceOf } from "./nik";
import { provinces } from "./provinces";

/** By `bigint`: 16 digits are more than a number can hold. */
const digits = (length: number) =>
  fc.bigInt({ min: 0n, max: 10n ** BigInt(length) - 1n }).map((number) => `${number}`.padStart(length, "0"));

describe("parseNik", () => {
  it("parseNik: 16 digits with any separators between them, and keeps every digit", () => {
    const separators = fc.array(
      fc.constantFrom("", " ", "  ", ".", "-", "–", "—", "‑", "\u00a0", "\t", "\u200e", "\u2068"),
      {
        minLength: 17,
        maxLength: 17,
      },
    );
    fc.assert(
      fc.property(digits(16), separators, (nik, between) => {
        const typed = [...nik].map((digit, index) => between[index] + digit).join("") + between[16];
        expect(parseNik(typed)).toEqual({ ok: true, value: nik });
      }),
    );
  });

  it.each([
    "９９１２３４５６７８９０１２３４",
    "٩٩١٢٣٤٥٦٧٨٩٠١٢٣٤",
    "९९१२ ३४५६ ७८९० १२३४",
    "9912345678901234. ",
  ])("parseNik: reads %j", (raw) => {
    expect(parseNik(raw)).toEqual({ ok: true, value: "9912345678901234" });
  });

  it("parseNik: keeps a Papua NIK that a number cannot hold", () => {
    expect(parseNik("9171 0150 0190 0003")).toEqual({ ok: true, value: "9171015001900003" });
  });

  it("parseNik: takes every sandbox NIK", () => {
    for (const nik of Object.keys(sandboxAnswers)) expect(parseNik(nik)).toEqual({ ok: true, value: nik });
  });

  it("parseNik: counts the digits of any other length", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }).filter((length) => length !== 16),
        (length) => {
          const problem = { code: "nik_length", digits: length };
          expect(parseNik("9".repeat(length))).toEqual({ ok: false, problem });
        },
      ),
    );
  });

  it.each(["", "   ", "-", ". -", "\u200e"])("parseNik: misses a NIK in %j", (raw) => {
    expect(parseNik(raw)).toEqual({ ok: false, problem: { code: "missing" } });
  });

  it.each(["99123456789O1234", "9912345678901234x", "1e15", "+9912345678901234"])(
    "parseNik: refuses what is no digit in %j",
    (raw) => {
      expect(parseNik(raw)).toEqual({ ok: false, problem: { code: "nik_characters" } });
    },
  );
});

describe("a NIK to read", () => {
  it("formatNik: groups of four, whole and while it is typed", () => {
    expect(formatNik("9912345678901234")).toBe("9912 3456 7890 1234");
    expect(formatNik("")).toBe("");
    expect(formatNik("9912")).toBe("9912");
    expect(formatNik("99123")).toBe("9912 3");
  });
});

describe("nikAdvice", () => {
  /**
   * The rule said again, the other way round: not what the NIK should hold for this birth date, but what birth date its
   * numbers stand for.
   */
  function adviceRestated(nik: string, birthDate: string): string[] {
    const number = (from: number, to: number) => Number(nik.substring(from, to));
    const born = new Date(`${birthDate}T00:00:00Z`);
    const dayWritten = number(6, 8);
    const day = dayWritten > 40 ? dayWritten - 40 : dayWritten;
    const agrees =
      day === born.getUTCDate() &&
      number(8, 10) === born.getUTCMonth() + 1 &&
      number(10, 12) === born.getUTCFullYear() % 100;
    const known =
      "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 54 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96";
    return [
      ...(agrees ? [] : ["nik_birth_date"]),
      ...(known.split(" ").includes(nik.substring(0, 2)) ? [] : ["nik_province"]),
      ...(number(12, 16) === 0 ? ["nik_serial"] : []),
    ];
  }

  const birthDates = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  /** A NIK that mostly fits the birth date, with one thing or another off. */
  const niks = (birthDate: string) => {
    const [year, month, day] = birthDate.split("-") as [string, string, string];
    const right = fc
      .boolean()
      .map((woman) => `${String(Number(day) + (woman ? 40 : 0)).padStart(2, "0")}${month}${year.slice(2)}`);
    return fc
      .tuple(
        fc.oneof(fc.constantFrom(...Object.keys(provinces)), digits(2)),
        digits(4),
        fc.oneof({ arbitrary: right, weight: 3 }, { arbitrary: digits(6), weight: 1 }),
        fc.oneof(fc.constant("0000"), digits(4)),
      )
      .map((parts) => parts.join(""));
  };

  it("nikAdvice: says the same as an independent statement of the rule", () => {
    fc.assert(
      fc.property(
        birthDates.chain((date) => fc.tuple(fc.constant(date), niks(date))),
        ([birthDate, nik]) => {
          expect(nikAdvice(nik, birthDate).map(({ code }) => code)).toEqual(adviceRestated(nik, birthDate));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("nikAdvice: silent about a man's, a woman's and a year 2005 NIK that fit", () => {
    expect(nikAdvice("3171011708900001", "1990-08-17")).toEqual([]);
    expect(nikAdvice("3171015708900001", "1990-08-17")).toEqual([]);
    expect(nikAdvice("9601017112050001", "2005-12-31")).toEqual([]);
  });

  it("nikAdvice: waits for the birth date before it compares", () => {
    expect(nikAdvice("3171019999990001", null)).toEqual([]);
  });

  it("nikAdvice: of a sandbox NIK, the birth date alone", () => {
    for (const nik of Object.keys(sandboxAnswers))
      expect(nikAdvice(nik, "1990-08-17")).toEqual([{ code: "nik_birth_date" }]);
  });

  it("provinceOf: the name, or nothing", () => {
    expect(provinceOf("3201")).toBe("Jawa Barat");
    expect(provinceOf("9912345678901234")).toBeNull();
    expect(new Set(Object.values(provinces)).size).toBe(Object.keys(provinces).length);
  });
});
