import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { locales } from "../locales";
import {
  birthDateAdvice,
  formatBirthDate,
  joinBirthDate,
  months,
  parseBirthDate,
  splitBirthDate,
  spreadDate,
  todayInJakarta,
  wrongDateParts,
} from "./birth-date";

const today = "2026-03-01";
const read = (day: string, month: string, year: string) => parseBirthDate({ day, month, year }, today);
const impossible = { ok: false, problem: { code: "birth_date_impossible" } };

describe("parseBirthDate", () => {
  it("parseBirthDate: every date from 1900 to today, by number and by name in both languages", () => {
    const dates = fc.date({ min: new Date("1900-01-01"), max: new Date(today), noInvalidDate: true });
    fc.assert(
      fc.property(dates, fc.boolean(), (date, padded) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = "", month = "", day = ""] = iso.split("-");
        const write = (digits: string) => (padded ? digits : String(Number(digits)));
        const names = locales.map((locale) => months[locale][Number(month) - 1] ?? "");
        for (const written of [write(month), ...names])
          expect(read(write(day), written, year)).toEqual({ ok: true, value: iso });
      }),
    );
  });

  it.each([
    ["agu", "08"],
    ["Agt.", "08"],
    ["AUG", "08"],
    [" okt ", "10"],
    [" 8 ", "08"],
    ["oct", "10"],
    ["sept", "09"],
    ["Pebruari", "02"],
    ["nop", "11"],
    ["des", "12"],
    ["dec", "12"],
    ["mei", "05"],
    ["may", "05"],
  ])("parseBirthDate: takes %j for month %s", (month, number) => {
    expect(read("1", month, "1990")).toEqual({ ok: true, value: `1990-${number}-01` });
  });

  it("parseBirthDate: a beginning of three letters is one month only", () => {
    for (const locale of locales)
      months[locale].forEach((name, index) => {
        const value = `1990-${String(index + 1).padStart(2, "0")}-01`;
        expect(read("1", name.slice(0, 3), "1990")).toEqual({ ok: true, value });
      });
  });

  it.each([
    ["31", "2", "1990"],
    ["29", "2", "1900"],
    ["29", "2", "2023"],
    ["31", "april", "1990"],
    ["0", "1", "1990"],
    ["1", "0", "1990"],
    ["1", "13", "1990"],
    ["1", "ma", "1990"],
    ["1", "x", "1990"],
    ["1", "januarius", "1990"],
    ["1.0", "1", "1990"],
    ["-1", "1", "1990"],
    ["+1", "1", "1990"],
    ["1", "+1", "1990"],
    ["1", "ag.t", "1990"],
    ["1", "constructor", "1990"],
    ["1", "__proto__", "1990"],
  ])("parseBirthDate: no date in %s %s %s", (day, month, year) => {
    expect(read(day, month, year)).toEqual(impossible);
  });

  it.each(["90", "990", "01990", "2e+3", "tahun 1990", "1899", "0090"])(
    "parseBirthDate: asks for a year of four digits, from 1900 on, instead of %j",
    (year) => {
      expect(read("1", "1", year)).toEqual({ ok: false, problem: { code: "birth_date_year" } });
    },
  );

  it("parseBirthDate: knows leap days", () => {
    expect(read("29", "2", "2000")).toEqual({ ok: true, value: "2000-02-29" });
    expect(read("29", "2", "2024")).toEqual({ ok: true, value: "2024-02-29" });
  });

  it("parseBirthDate: names the parts that are missing", () => {
    expect(read("", " ", "")).toEqual({ ok: false, problem: { code: "missing" } });
    expect(read("17", "", " ")).toEqual({
      ok: false,
      problem: { code: "birth_date_incomplete", missing: ["month", "year"] },
    });
  });

  it("parseBirthDate: takes today and refuses tomorrow", () => {
    expect(read("1", "3", "2026")).toEqual({ ok: true, value: today });
    expect(read("2", "3", "2026")).toEqual({ ok: false, problem: { code: "birth_date_future" } });
  });
});

describe("what a paste or a keyboard brings along", () => {
  const dates = fc
    .date({ min: new Date("1900-01-01"), max: new Date(today), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const unseen = fc.constantFrom(..."\u200e\u200f\u200b\u2060\ufeff\u00a0 ");
  const zeros = fc.constantFrom(..."0٠۰०๐０");
  const inScript = (text: string, zero: string) =>
    text.replace(/[0-9]/g, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)));

  it("parseBirthDate: passes over unseen marks and stops, in digits of any script", () => {
    fc.assert(
      fc.property(dates, unseen, zeros, fc.constantFrom("", ".", ". "), (iso, mark, zero, stop) => {
        const [year = "", month = "", day = ""] = iso.split("-");
        const write = (part: string) => mark + inScript(part, zero) + mark + stop;
        expect(read(write(day), write(month), write(year))).toEqual({ ok: true, value: iso });
      }),
    );
  });

  /** How a whole date is written, in one text. */
  const writings: ((year: string, month: string, day: string, name: string) => string)[] = [
    (year, month, day) => `${day}/${month}/${year}`,
    (year, month, day) => `${Number(day)}-${Number(month)}-${year}`,
    (year, month, day) => ` ${day} . ${month} . ${year}. `,
    (year, month, day) => `${day} – ${month} – ${year}`,
    (year, month, day) => `${year}-${month}-${day}`,
    (year, month, day) => `${year}/${Number(month)}/${Number(day)}`,
    (year, month, day) => day + month + year,
    (year, month, day) => year + month + day,
    (year, _, day, name) => `${Number(day)} ${name} ${year}`,
    (year, _, day, name) => `${name.slice(0, 3)}. ${Number(day)}, ${year}`,
  ];

  it("spreadDate: any part of a whole date, however it is written, into whichever input", () => {
    const cases = fc.tuple(
      dates,
      fc.constantFrom(...writings),
      fc.constantFrom(...locales),
      zeros,
      fc.constantFrom("day", "month", "year"),
    );
    fc.assert(
      fc.property(cases, ([iso, write, locale, zero, part]) => {
        const [year = "", month = "", day = ""] = iso.split("-");
        const whole = write(year, month, day, months[locale][Number(month) - 1] ?? "");
        const typed = { day: "", month: "", year: "", [part]: inScript(whole, zero) };
        expect(parseBirthDate(typed, today)).toEqual({ ok: true, value: iso });
        const spread = spreadDate(typed);
        expect([Number(spread.day), spread.year]).toEqual([Number(day), year]);
        expect(spreadDate(spread)).toEqual(spread);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    "17",
    "17 8",
    "17 8 90",
    "17 Agustus",
    "178 1990",
    "1781990",
    "99999999",
    "17/8/1990/1",
    "a 8 1990",
    "",
  ])("spreadDate: leaves %j in its input", (day) => {
    const typed = { day, month: "8", year: "1990" };
    expect(spreadDate(typed)).toBe(typed);
  });

  it("spreadDate: shows a date that is none, to be mended", () => {
    expect(spreadDate({ day: "31/2/1990", month: "", year: "" })).toEqual({
      day: "31",
      month: "2",
      year: "1990",
    });
  });
});

describe("todayInJakarta", () => {
  it("todayInJakarta: turns at midnight there, whatever the zone of the machine", () => {
    expect(todayInJakarta(new Date("2026-02-28T16:59:59.999Z"))).toBe("2026-02-28");
    expect(todayInJakarta(new Date("2026-02-28T17:00:00.000Z"))).toBe("2026-03-01");
  });
});

describe("the three inputs as one text", () => {
  it("joinBirthDate: comes apart as the same date, or as none", () => {
    const part = fc.oneof(fc.stringMatching(/^[0-9]{0,4}$/), fc.string());
    fc.assert(
      fc.property(fc.record({ day: part, month: part, year: part }), (parts) => {
        const typed = parseBirthDate(parts, today);
        const back = parseBirthDate(splitBirthDate(joinBirthDate(parts)), today);
        if (typed.ok) expect(back).toEqual(typed);
        else expect(back.ok).toBe(false);
      }),
      {
        examples: [[{ day: "", month: "", year: "17-8-1990" }], [{ day: "1990-08-17", month: "", year: "" }]],
      },
    );
  });

  it("splitBirthDate: empty in a text that holds nothing", () => {
    expect(splitBirthDate("")).toEqual({ day: "", month: "", year: "" });
    expect(splitBirthDate("1990-08-17-01")).toEqual({ day: "17-01", month: "08", year: "1990" });
  });
});

describe("birthDateAdvice", () => {
  it("birthDateAdvice: before the 17th birthday, and silent from that day on", () => {
    expect(birthDateAdvice("2009-03-02", today)).toEqual([{ code: "birth_date_young" }]);
    expect(birthDateAdvice("2009-03-01", today)).toEqual([]);
    expect(birthDateAdvice("2007-02-28", "2024-02-29")).toEqual([]);
    expect(birthDateAdvice("2007-03-01", "2024-02-29")).toEqual([{ code: "birth_date_young" }]);
  });
});

describe("formatBirthDate", () => {
  it("formatBirthDate: as people write it", () => {
    expect(formatBirthDate("1990-08-17", "id")).toBe("17 Agustus 1990");
    expect(formatBirthDate("2005-05-01", "en")).toBe("1 May 2005");
  });

  it("formatBirthDate: names the months as Intl does", () => {
    for (const locale of locales)
      months[locale].forEach((name, index) => {
        const month = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
        expect(name).toBe(month.format(new Date(Date.UTC(2000, index, 1))));
      });
  });
});

describe("wrongDateParts", () => {
  const partsOf = (day: string, month: string, year: string) => {
    const typed = { day, month, year };
    const parsed = parseBirthDate(typed, today);
    return parsed.ok ? null : wrongDateParts(typed, parsed.problem);
  };

  /** Every one of these numbers in the given place. */
  const eachFrom = (least: number, most: number, check: (number: string) => void) =>
    fc.assert(fc.property(fc.integer({ min: least, max: most }), (number) => void check(String(number))));

  it("wrongDateParts: a year of another form, too early or to come is the year's alone", () => {
    eachFrom(0, 1899, (year) => expect(partsOf("17", "8", year)).toEqual(["year"]));
    eachFrom(2027, 99_999, (year) => expect(partsOf("17", "8", year)).toEqual(["year"]));
  });

  it("wrongDateParts: a day or a month that there never is, is that one's alone", () => {
    eachFrom(32, 99, (day) => expect(partsOf(day, "8", "1990")).toEqual(["day"]));
    eachFrom(13, 99, (month) => expect(partsOf("17", month, "1990")).toEqual(["month"]));
    expect(partsOf("17", "Agustos", "1990")).toEqual(["month"]);
    expect(partsOf("tujuh", "8", "1990")).toEqual(["day"]);
    expect(partsOf("0", "8", "1990")).toEqual(["day"]);
  });

  it("wrongDateParts: a day that this month has not is both's", () => {
    expect(partsOf("31", "4", "1990")).toEqual(["day", "month"]);
    expect(partsOf("29", "Februari", "2023")).toEqual(["day", "month"]);
  });

  it("wrongDateParts: what is missing is what is missing, and nothing at all is all of them", () => {
    expect(partsOf("17", "", "1990")).toEqual(["month"]);
    expect(partsOf("", "8", "")).toEqual(["day", "year"]);
    expect(partsOf("", "", "")).toEqual(["day", "month", "year"]);
  });
});
