import { Temporal } from "temporal-polyfill";

/** `YYYY-MM-DD`, by the branch's calendar. */
export type Day = string;

export const dayAt = (moment: Date, timeZone: string): Day =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();

/** From included, to excluded; clock changes alter a day's length. */
export function boundsOf(day: Day, timeZone: string): { from: Date; to: Date } {
  return { from: startOf(day, timeZone), to: startOf(addDays(day, 1), timeZone) };
}

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();

/** Inclusive; below 1 if reversed. */
export const daysFrom = (first: Day, last: Day): number =>
  Temporal.PlainDate.from(first).until(last).days + 1;

export function readDay(value: unknown): Day | null {
  if (typeof value !== "string" || !/^20\d\d-\d\d-\d\d$/.test(value)) return null;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value) ? value : null;
}

/** Midnight may not exist. */
const startOf = (day: Day, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
