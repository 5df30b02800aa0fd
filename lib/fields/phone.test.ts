import fc from "fast-check";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { formatPhone, parsePhone, phoneAdvice } from "./phone";
import { anyText } from "./testing/any-text";

const digits = (length: { min: number; max: number }) =>
  // By default fast-check stops at some ten characters, whatever the longest may be.
  fc.string({
    unit: fc.constantFrom(..."0123456789"),
    minLength: length.min,
    maxLength: length.max,
    size: "max",
  });

describe("parsePhone", () => {
  /** Mobile numbers without their country code. */
  const subscribers = fc
    .tuple(fc.constantFrom(..."12356789"), digits({ min: 7, max: 10 }))
    .map(([second, rest]) => `8${second}${rest}`);

  it("parsePhone: every way of writing an Indonesian mobile number is the same number", () => {
    fc.assert(
      fc.property(subscribers, (number) => {
        const grouped = number.replace(/(...)(....)(.*)/, "$1-$2-$3");
        const ways = [
          `0${number}`,
          number,
          `62${number}`,
          `+62${number}`,
          `0062 ${grouped}`,
          `+62 ${grouped}`,
          `(0${number})`,
          `+62 0${number}`,
          `0${grouped}`,
          ` 0${number.split("").join(" ")} `,
          `+0${number}`,
          `0${grouped}. `,
          `\u200e+62\u00a0${number}\u200b`,
          `０${number}`,
          `＋６２${number}`,
        ];
        for (const raw of ways) expect(parsePhone(raw)).toEqual({ ok: true, value: `62${number}` });
        expect(phoneAdvice(`62${number}`)).toEqual([]);
      }),
    );
  });

  it("parsePhone: takes the country code once where it was typed twice", () => {
    const long = subscribers.filter(({ length }) => length > 9);
    fc.assert(
      fc.property(long, fc.constantFrom("+62 62", "6262", "0062 62", "+62 062", "062"), (number, twice) => {
        expect(parsePhone(twice + number)).toEqual({ ok: true, value: `62${number}` });
      }),
      { examples: [["81234567890", "+62 62"]] },
    );
  });

  it.each([
    ["(021) 555 1234", "62215551234"],
    ["+62 21 5551234", "62215551234"],
    ["0274-512345", "62274512345"],
    // Its area code begins as the country code does.
    ["0628 20123", "6262820123"],
    ["0622 1234567", "626221234567"],
    ["0800 123 4567", "628001234567"],
    ["0809 123 4567", "628091234567"],
    ["0840 1234 5678", "6284012345678"],
    ["621234567890", "621234567890"],
    ["1234567890", "621234567890"],
  ])("parsePhone: takes %j, which is no known mobile number, with advice", (raw, value) => {
    expect(parsePhone(raw)).toEqual({ ok: true, value });
    expect(phoneAdvice(value)).toEqual([{ code: "phone_mobile" }]);
  });

  it.each([
    "0812",
    "812",
    "081234567",
    "0812345678901234",
    "14045",
    "+62",
    "0",
    "000",
    "0212345",
    "62123456789012345",
    "+999",
    "+1234567",
    "+1234567890123456",
  ])("parsePhone: refuses the length of %j", (raw) => {
    expect(parsePhone(raw)).toEqual({ ok: false, problem: { code: "phone_length" } });
  });

  it.each(["0812ABC4567", "0812345678 ext 1", "08+123456789", "++6281234567890", "0812#", "0812,345"])(
    "parsePhone: refuses what is no digit in %j",
    (raw) => {
      expect(parsePhone(raw)).toEqual({ ok: false, problem: { code: "phone_characters" } });
    },
  );

  it.each(["", "  ", "-", "\u200e"])("parsePhone: misses a number in %j", (raw) => {
    expect(parsePhone(raw)).toEqual({ ok: false, problem: { code: "missing" } });
  });

  it("parsePhone: takes another country's number by its + or 00, with advice", () => {
    const foreign = fc
      .tuple(fc.constantFrom("1", "44", "60", "65", "966"), digits({ min: 7, max: 12 }))
      .map(([code, rest]) => code + rest)
      .filter(({ length }) => length >= 8 && length <= 15);
    fc.assert(
      fc.property(foreign, fc.constantFrom("+", "00", "+ 00", "00 "), (number, prefix) => {
        expect(parsePhone(prefix + number)).toEqual({ ok: true, value: number });
        expect(phoneAdvice(number)).toEqual([{ code: "phone_foreign" }]);
      }),
    );
  });

  it("parsePhone: gives what Kredibel takes or a problem, and never throws", () => {
    const texts = fc.oneof(anyText, fc.string({ unit: fc.constantFrom(..."+0689 -().") }));
    fc.assert(
      fc.property(texts, (raw) => {
        const parsed = parsePhone(raw);
        if (parsed.ok) expect(parsed.value).toMatch(/^[1-9][0-9]{7,14}$/);
      }),
      { numRuns: 1000 },
    );
  });
});

it("formatPhone: reads out a number so that it parses to itself", () => {
  expect(formatPhone("6281234567890")).toBe("+62 812-3456-7890");
  expect(formatPhone("621234567890")).toBe("+62 123-4567-890");
  for (const phone of ["62812345678", "628123456789", "62812345678901", "6591234567", "62215551234"])
    expect(parsePhone(formatPhone(phone))).toEqual({ ok: true, value: phone });
});

it("phoneAdvice: knows the mobile numbers that the installed libphonenumber knows", () => {
  // Most random digits are no number at all.
  const numbers = fc
    .tuple(fc.constantFrom("", "21", "81", "80", "84", "800", "8", "9"), digits({ min: 0, max: 14 }))
    .map(([beginning, rest]) => beginning + rest)
    // The library takes a leading 0 off; here that is done before.
    .filter((national) => !national.startsWith("0"));
  const told = new Set<boolean>();
  fc.assert(
    fc.property(numbers, (national) => {
      const isMobile = parsePhoneNumberFromString(`+62${national}`)?.getType() === "MOBILE";
      told.add(isMobile);
      expect(phoneAdvice(`62${national}`)).toEqual(isMobile ? [] : [{ code: "phone_mobile" }]);
    }),
    { numRuns: 5_000 },
  );
  expect(told.size).toBe(2);
});
