import { type Locale, locales } from "../locales";
import { type DatePart, dateParts, type TypedAnswer } from "./fields";
import { plain } from "./plain";
import type { Advice, Problem } from "./problem";
import { accept, type Parsed, refuse } from "./rule";

export type BirthDateParts = TypedAnswer["date"];

export const months: Record<Locale, string[]> = {
  id: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};

const otherSpellings: Record<string, number> = { peb: 2, pebruari: 2, ags: 8, agt: 8, nop: 11, nopember: 11 };

/** Earlier years are typos. */
const firstYear = 1900;
/** Minimum age for a KTP, unless married. */
const cardAge = 17;
const jakartaOffset = 7 * 60 * 60 * 1000;

/** `yyyy-mm-dd` at UTC+7 without DST, so browser and server agree. */
export function todayInJakarta(now: Date = new Date()): string {
  return new Date(now.getTime() + jakartaOffset).toISOString().slice(0, 10);
}

/**
 * @param today `yyyy-mm-dd` in Jakarta
 * @returns `yyyy-mm-dd`
 */
export function parseBirthDate(typed: BirthDateParts, today: string): Parsed<string> {
  const parts = spreadDate(typed);
  const missing = dateParts.filter((part) => written(parts[part]) === "");
  if (missing.length === dateParts.length) return refuse({ code: "missing" });
  if (missing.length > 0) return refuse({ code: "birth_date_incomplete", missing });

  const day = readNumber(parts.day, /^[0-9]{1,2}$/);
  const month = readMonth(parts.month);
  const year = readNumber(parts.year, /^[0-9]{4}$/);
  if (year === null || year < firstYear) return refuse({ code: "birth_date_year" });
  if (day === null || month === null) return refuse({ code: "birth_date_impossible" });

  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return refuse({ code: "birth_date_impossible" });
  const iso = date.toISOString().slice(0, 10);
  return iso > today ? refuse({ code: "birth_date_future" }) : accept(iso);
}

/** The inputs that a problem is about; all where it names none. */
export function wrongDateParts(typed: BirthDateParts, problem: Problem): readonly DatePart[] {
  switch (problem.code) {
    case "birth_date_incomplete":
      return problem.missing;
    case "birth_date_year":
    case "birth_date_future":
      return ["year"];
    case "birth_date_impossible": {
      const { day, month } = spreadDate(typed);
      const number = readNumber(day, /^[0-9]{1,2}$/);
      const noDay = !number || number > 31;
      const noMonth = readMonth(month) === null;
      return noDay === noMonth ? ["day", "month"] : [noDay ? "day" : "month"];
    }
    default:
      return dateParts;
  }
}

/** Splits a date pasted into one input. */
export function spreadDate(typed: BirthDateParts): BirthDateParts {
  for (const part of dateParts) {
    const whole = readWhole(written(typed[part]));
    if (whole) return whole;
  }
  return typed;
}

/** `17/8/1990`, `17 Agustus 1990`, `August 17, 1990`, `1990-08-17`, `17081990`, `19900817`. */
function readWhole(text: string): BirthDateParts | null {
  const inOne = /^(\d\d)(\d\d)((?:19|20)\d\d)$|^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text);
  const tokens = inOne?.slice(1).filter(Boolean) ?? text.split(/[ .,/\p{Dash}]+/u);
  const [first = "", second = "", third = ""] = tokens;
  const readable = /^(?:[0-9]{1,2}|[0-9]{4}|\p{L}{3,})$/u;
  if (tokens.length !== 3 || !tokens.every((token) => readable.test(token))) return null;
  if (isYear(first)) return { day: third, month: second, year: first };
  if (!isYear(third)) return null;
  return /[0-9]/.test(first)
    ? { day: first, month: second, year: third }
    : { day: second, month: first, year: third };
}

const isYear = (token: string) => /^[0-9]{4}$/.test(token);

/** `1990-8-17`, `1990-Agustus-17`. */
export function joinBirthDate(typed: BirthDateParts): string {
  const { day, month, year } = spreadDate(typed);
  return [year, month, day].join("-");
}

export function splitBirthDate(text: string): BirthDateParts {
  const [year = "", month = "", ...day] = text.split("-");
  return { day: day.join("-"), month, year };
}

export function birthDateAdvice(birthDate: string, today: string): Advice[] {
  const seventeenYearsAgo = `${Number(today.slice(0, 4)) - cardAge}${today.slice(4)}`;
  return birthDate > seventeenYearsAgo ? [{ code: "birth_date_young" }] : [];
}

/** `1990-08-17` → `17 Agustus 1990`. */
export function formatBirthDate(birthDate: string, locale: Locale): string {
  const [year = "", month = "", day = ""] = birthDate.split("-");
  return `${Number(day)} ${months[locale][Number(month) - 1]} ${year}`;
}

/** Keyboards turn a double space into a full stop. */
const written = (raw: string) =>
  plain(raw)
    .replace(/[ .,]+$/, "")
    .trim();

function readNumber(raw: string, digits: RegExp): number | null {
  const number = written(raw);
  return digits.test(number) ? Number(number) : null;
}

/** 1 to 12, from a number or a name in either language. */
function readMonth(raw: string): number | null {
  const month = readNumber(raw, /^[0-9]{1,2}$/) ?? readMonthName(raw);
  return month && month <= 12 ? month : null;
}

function readMonthName(raw: string): number | null {
  const name = written(raw).toLowerCase();
  if (name.length < 3) return null;
  const index = locales
    .map((locale) => months[locale].findIndex((month) => month.toLowerCase().startsWith(name)))
    .find((found) => found !== -1);
  return index === undefined ? (otherSpellings[name] ?? null) : index + 1;
}
