import { expect, test } from "vitest";
import { locales } from "./locales";
import { dateOf, momentOf, timeOf } from "./moments";

const noon = new Date("2026-03-01T05:00:00Z");

test.each([
  ["Asia/Jakarta", "12.00 WIB", "12:00 WIB"],
  ["Asia/Pontianak", "12.00 WIB", "12:00 WIB"],
  ["Asia/Makassar", "13.00 WITA", "13:00 WITA"],
  ["Asia/Jayapura", "14.00 WIT", "14:00 WIT"],
  ["Asia/Tokyo", "14.00 GMT+9", "14:00 GMT+9"],
  ["UTC", "05.00 UTC", "05:00 UTC"],
])("timeOf: names the zone of %s alike in both languages", (timeZone, id, en) => {
  expect(timeOf(noon, { locale: "id", timeZone })).toBe(id);
  expect(timeOf(noon, { locale: "en", timeZone })).toBe(en);
});

test("momentOf: an English date, an Indonesian zone", () => {
  expect(momentOf(noon, { locale: "en", timeZone: "Asia/Makassar" })).toBe("1 March 2026 at 13:00 WITA");
  expect(momentOf(noon, { locale: "id", timeZone: "Asia/Jayapura" })).toBe("1 Maret 2026 pukul 14.00 WIT");
});

test("momentOf: one zone name in both languages, whatever the zone of Asia", () => {
  const zoneIn = (text: string) => text.slice(text.lastIndexOf(" "));
  const zones = Intl.supportedValuesOf("timeZone").filter((zone) => zone.startsWith("Asia/"));
  expect(zones.length).toBeGreaterThan(60);
  for (const timeZone of zones)
    for (const tell of [timeOf, momentOf]) {
      const [one, other] = locales.map((locale) => zoneIn(tell(noon, { locale, timeZone })));
      expect(one, timeZone).toBe(other);
    }
});

test("dateOf: names no zone", () => {
  expect(dateOf(noon, { locale: "en", timeZone: "Asia/Jayapura" })).toBe("1 March 2026");
});
