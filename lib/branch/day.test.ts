import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, boundsOf, dayAt, daysFrom, readDay } from "./day";

const hours = (day: string, zone: string) => {
  const { from, to } = boundsOf(day, zone);
  return (to.getTime() - from.getTime()) / 3_600_000;
};

describe("a branch's day", () => {
  test.each([
    ["2026-11-24", "Asia/Jakarta", "2026-11-23T17:00:00.000Z", 24],
    ["2026-11-24", "Asia/Jayapura", "2026-11-23T15:00:00.000Z", 24],
    ["2026-11-24", "Asia/Kathmandu", "2026-11-23T18:15:00.000Z", 24],
    ["2026-11-24", "Pacific/Kiritimati", "2026-11-23T10:00:00.000Z", 24],
    ["2026-11-24", "Pacific/Pago_Pago", "2026-11-24T11:00:00.000Z", 24],
    ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z", 23],
    ["2026-10-25", "Europe/Berlin", "2026-10-24T22:00:00.000Z", 25],
    // Its clocks go from 23:59 to 1:00: this day has no midnight.
    ["2025-09-07", "America/Santiago", "2025-09-07T04:00:00.000Z", 23],
    // And from 23:59 back to 23:00: the day before has that hour twice.
    ["2025-04-05", "America/Santiago", "2025-04-05T03:00:00.000Z", 25],
    // An island that changed sides of the date line left this one out.
    ["2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00.000Z", 0],
  ])("%s in %s begins at %s and has %i hours", (day, zone, from, length) => {
    expect(boundsOf(day, zone).from.toISOString()).toBe(from);
    expect(hours(day, zone)).toBe(length);
  });

  test("the last millisecond before midnight is still today's, midnight is tomorrow's", () => {
    const { from, to } = boundsOf("2026-11-24", "Asia/Jakarta");
    expect(dayAt(from, "Asia/Jakarta")).toBe("2026-11-24");
    expect(dayAt(new Date(to.getTime() - 1), "Asia/Jakarta")).toBe("2026-11-24");
    expect(dayAt(to, "Asia/Jakarta")).toBe("2026-11-25");
  });

  test("every moment is inside the bounds of its own day", () => {
    const zones = [
      "Asia/Jakarta",
      "Asia/Makassar",
      "Europe/London",
      "America/Santiago",
      "Australia/Lord_Howe",
    ];
    const moments = fc.date({
      min: new Date("2020-01-01"),
      max: new Date("2035-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (moment, zone) => {
        const { from, to } = boundsOf(dayAt(moment, zone), zone);
        expect(moment >= from && moment < to).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

test("days are counted over months and leap years", () => {
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  expect(daysFrom("2026-02-27", "2026-03-01")).toBe(3);
  expect(daysFrom("2026-03-01", "2026-03-01")).toBe(1);
  expect(daysFrom("2026-03-02", "2026-03-01")).toBe(0);
});

test.each([
  "",
  "today",
  "2026-13-01",
  "2026-02-30",
  "2026-2-3",
  "1999-01-01",
  "2026-11-24T00:00",
  null,
  20261124,
])("%j is no day", (value) => expect(readDay(value)).toBeNull());

test("a day is a day", () => expect(readDay("2028-02-29")).toBe("2028-02-29"));
