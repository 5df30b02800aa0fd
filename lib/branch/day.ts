/** A day on a branch's wall calendar, `YYYY-MM-DD`. */
export type Day = string;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** No zone of this world has ever been further from UTC. */
const furthestMs = 16 * hourMs;

/** The day that it is somewhere at a moment. */
export const dayAt = (moment: Date, timeZone: string): Day => calendarIn(timeZone)(moment);

/**
 * The moments that a day consists of: from included, to excluded. Not midnight to midnight plus 24 hours: where clocks
 * change a day is shorter or longer, and may have no midnight at all.
 */
export function boundsOf(day: Day, timeZone: string): { from: Date; to: Date } {
  return { from: startOf(day, timeZone), to: startOf(addDays(day, 1), timeZone) };
}

/** The day so many days later, or earlier. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** How many days from one to the other, both counted; below 1 where they are the wrong way round. */
export function daysFrom(first: Day, last: Day): number {
  return Math.round((Date.parse(last) - Date.parse(first)) / dayMs) + 1;
}

/** A day as an address or a form gave it, or null. */
export function readDay(value: unknown): Day | null {
  if (typeof value !== "string" || !/^20\d\d-\d\d-\d\d$/.test(value)) return null;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value) ? value : null;
}

/** The first moment at which the calendar there shows the day or a later one, by halving. */
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

/** Making the format takes longer than using it. */
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
