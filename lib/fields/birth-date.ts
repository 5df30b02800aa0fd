import { type Locale, locales } from "../locales";
import { dateParts, type TypedAnswer } from "./fields";
import { plain } from "./plain";
import type { Advice } from "./problem";
import { accept, type Parsed, refuse } from "./rule";

export type BirthDateParts = TypedAnswer["date"];

/** The months as they are shown, January first. */
export const months: Record<Locale, string[]> = {
  id: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};

/** Spellings that are no beginning of a name above. */
const otherSpellings: Record<string, number> = { peb: 2, pebruari: 2, ags: 8, agt: 8, nop: 11, nopember: 11 };

/** A year before it is a slip: its holder would be the oldest person who ever lived. */
const firstYear = 1900;
/** From this age on a KTP is issued, and to the married before it. */
const cardAge = 17;
const jakartaOffset = 7 * 60 * 60 * 1000;

/**
 * The calendar date in Jakarta, `yyyy-mm-dd`. Browser and server must agree on what "in the future" means, so neither
 * its own time zone counts: it is the population registry's. Western Indonesia Time is UTC+7 without summer time.
 */
export function todayInJakarta(now: Date = new Date()): string {
  return new Date(now.getTime() + jakartaOffset).toISOString().slice(0, 10);
}

/**
 * Reads a birth date from its three inputs; the month is a number or a name, in any of our languages, from three letters on.
 * @param today `yyyy-mm-dd`, see `todayInJakarta`
 * @returns `yyyy-mm-dd`, a date of the calendar from 1900 to today
 */
export function parseBirthDate(typed: BirthDateParts, today: string): Parsed<string> {
  const parts = spreadDate(typed);
  const missing = dateParts.filter((part) => written(parts[part]) === "");
  if (missing.length === dateParts.length) return refuse({ code: "missing" });
  if (missing.length > 0) return refuse({ code: "birth_date_incomplete", missing });

  const day = readNumber(parts.day, /^[0-9]{1,2}$/);
  const month = readNumber(parts.month, /^[0-9]{1,2}$/) ?? readMonthName(parts.month);
  const year = readNumber(parts.year, /^[0-9]{4}$/);
  if (year === null || year < firstYear) return refuse({ code: "birth_date_year" });
  if (day === null || month === null) return refuse({ code: "birth_date_impossible" });

  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return refuse({ code: "birth_date_impossible" });
  const iso = date.toISOString().slice(0, 10);
  return iso > today ? refuse({ code: "birth_date_future" }) : accept(iso);
}

/** A whole date that was pasted into one input, part by part; any other answer as it is. */
export function spreadDate(typed: BirthDateParts): BirthDateParts {
  for (const part of dateParts) {
    const whole = readWhole(written(typed[part]));
    if (whole) return whole;
  }
  return typed;
}

/** `17/8/1990`, `17 Agustus 1990`, `August 17, 1990`, `1990-08-17`, `17081990`, `19900817`; `null` for anything else. */
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

/** The three inputs as the one text of the form, year first: `1990-8-17`, `1990-Agustus-17`. */
export function joinBirthDate(typed: BirthDateParts): string {
  const { day, month, year } = spreadDate(typed);
  return [year, month, day].join("-");
}

/** The reverse of `joinBirthDate`; a part that is not there is empty, what is too much makes the day unreadable. */
export function splitBirthDate(text: string): BirthDateParts {
  const [year = "", month = "", ...day] = text.split("-");
  return { day: day.join("-"), month, year };
}

/** What is odd about a parsed birth date. */
export function birthDateAdvice(birthDate: string, today: string): Advice[] {
  const seventeenYearsAgo = `${Number(today.slice(0, 4)) - cardAge}${today.slice(4)}`;
  return birthDate > seventeenYearsAgo ? [{ code: "birth_date_young" }] : [];
}

/** `1990-08-17` → `17 Agustus 1990` or `17 August 1990`. */
export function formatBirthDate(birthDate: string, locale: Locale): string {
  const [year = "", month = "", day = ""] = birthDate.split("-");
  return `${Number(day)} ${months[locale][Number(month) - 1]} ${year}`;
}

/** One input in plain characters, without the space around it and the stop that a keyboard makes of a double space. */
const written = (raw: string) =>
  plain(raw)
    .replace(/[ .,]+$/, "")
    .trim();

function readNumber(raw: string, digits: RegExp): number | null {
  const number = written(raw);
  return digits.test(number) ? Number(number) : null;
}

function readMonthName(raw: string): number | null {
  const name = written(raw).toLowerCase();
  if (name.length < 3) return null;
  const index = locales
    .map((locale) => months[locale].findIndex((month) => month.toLowerCase().startsWith(name)))
    .find((found) => found !== -1);
  return index === undefined ? (otherSpellings[name] ?? null) : index + 1;
}
