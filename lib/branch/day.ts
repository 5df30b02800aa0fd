/** `YYYY-MM-DD`, by the branch's calendar. */
export type Day = string;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** UTC offsets stay below it. */
const furthestMs = 16 * hourMs;

export const dayAt = (moment: Date, timeZone: string): Day => calendarIn(timeZone)(moment);

/** From included, to excluded; clock changes alter a day's length. */
export function boundsOf(day: Day, timeZone: string): { from: Date; to: Date } {
  return { from: startOf(day, timeZone), to: startOf(addDays(day, 1), timeZone) };
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** Inclusive; below 1 if reversed. */
export function daysFrom(first: Day, last: Day): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / dayMs) + 1;
}

export function readDay(value: unknown): Day | null {
  if (typeof value !== "string" || !/^20\d\d-\d\d-\d\d$/.test(value)) return null;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value) ? value : null;
}

/** First moment of the day, by halving: midnight may not exist. */
function startOf(day: Day, timeZone: string): Date {
  const showing = calendarIn(timeZone);
  const midnight = Date.parse(day);
  let [before, from] = [midnight - furthestMs, midnight + furthestMs];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (showing(new Date(middle)) < day) before = middle;
    else from = middle;
  }
  return new Date(from);
}

/** Reusable: creating a format is slow. */
function calendarIn(timeZone: string): (moment: Date) => Day {
  const format = new Intl.DateTimeFormat("en-u-ca-iso8601", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return (moment) => {
    const parts = format.formatToParts(moment);
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
    return `${part("year")}-${part("month")}-${part("day")}`;
  };
}
