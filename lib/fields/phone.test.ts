import fc from "fast-check";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import installed from "libphonenumber-js/metadata.max.json";
import { describe, expect, it } from "vitest";
import { formatPhone, parsePhone, phoneAdvice, typeOf } from "./phone";
import metadata from "./phone-metadata.json";
import { sliceOf } from "./phone-metadata.mjs";

describe("parsePhone", () => {
  const subscribers = fc
    .tuple(fc.constantFrom(..."12356789"), fc.integer({ min: 7, max: 10 }))
    .chain(([second, length]) =>
      fc
        .integer({ min: 0, max: 10 ** length - 1 })
        .map((rest) => `8${second}${String(rest).padStart(length, "0")}`),
    );

  it("reads every way of writing an Indonesian mobile number as the same number", () => {
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
        ];
        for (const raw of [...ways, `+62 0${number}`, `0${grouped}`, ` 0${number.split("").join(" ")} `])
          expect(parsePhone(raw)).toEqual({ ok: true, value: `62${number}` });
        expect(phoneAdvice(`62${number}`)).toEqual([]);
      }),
    );
  });

  it.each(["(021) 555 1234", "+62 21 5551234", "0274-512345", "0628 20123"])(
    "refuses the fixed line %j",
    (raw) => {
      expect(parsePhone(raw)).toEqual({ ok: false, problem: { code: "phone_fixed_line" } });
    },
  );

  it.each([
    "0800 123 4567",
    "0804 123 4567",
    "0809 123 4567",
    "14045",
    "+62",
    "0",
    "+0812 3456 7890",
    "00812 3456 7890",
    "0065 9123 4567",
  ])("refuses %j, which is no mobile number", (raw) => {
    expect(parsePhone(raw)).toEqual({ ok: false, problem: { code: "phone_format" } });
  });

  it.each(["0812", "812", "081234567", "0812345678901234", "+999", "+1234567", "+1234567890123456"])(
    "refuses the length of %j",
    (raw) => {
      expect(parsePhone(raw)).toEqual({ ok: false, problem: { code: "phone_length" } });
    },
  );

  it.each(["0812ABC4567", "0812345678 ext 1", "08+123456789", "++6281234567890", "٠٨١٢٣٤٥٦٧٨٩", "0812#"])(
    "refuses what is no digit in %j",
    (raw) => {
      expect(parsePhone(raw)).toEqual({ ok: false, problem: { code: "phone_characters" } });
    },
  );

  it.each(["", "  ", "-"])("misses a number in %j", (raw) => {
    expect(parsePhone(raw)).toEqual({ ok: false, problem: { code: "missing" } });
  });

  it("takes another country's number by its + and length, with advice", () => {
    const foreign = fc
      .tuple(fc.constantFrom("1", "44", "60", "65", "966"), fc.integer({ min: 8, max: 15 }), fc.nat())
      .map(([code, length, rest]) => (code + String(rest).padStart(15, "7")).slice(0, length));
    fc.assert(
      fc.property(foreign, (digits) => {
        expect(parsePhone(`+${digits}`)).toEqual({ ok: true, value: digits });
        expect(phoneAdvice(digits)).toEqual([{ code: "phone_foreign" }]);
      }),
    );
  });

  it("takes an Indonesian mobile prefix that nobody has been given yet, with advice", () => {
    expect(parsePhone("0840 1234 5678")).toEqual({ ok: true, value: "6284012345678" });
    expect(phoneAdvice("6284012345678")).toEqual([{ code: "phone_prefix" }]);
  });

  it("gives digits only, or a problem, and never throws", () => {
    const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."+0689 -().") }));
    fc.assert(
      fc.property(texts, (raw) => {
        const parsed = parsePhone(raw);
        if (parsed.ok) expect(parsed.value).toMatch(/^[1-9][0-9]{7,14}$/);
      }),
      { numRuns: 1000 },
    );
  });
});

it("reads out a number so that it parses to itself", () => {
  expect(formatPhone("6281234567890")).toBe("+62 812-3456-7890");
  for (const phone of ["62812345678", "628123456789", "62812345678901", "6591234567"])
    expect(parsePhone(formatPhone(phone))).toEqual({ ok: true, value: phone });
});

it("is Indonesia's slice of the metadata that is installed", () => {
  expect(metadata).toEqual(sliceOf(installed));
});

it("tells the kinds of numbers apart as libphonenumber does", () => {
  // Most random digits are no number at all.
  const beginnings = ["", "21", "61", "261", "81", "809", "804", "8071", "1500", "177", "800", "84"];
  const numbers = fc
    .tuple(
      fc.constantFrom(...beginnings),
      fc.string({ unit: fc.constantFrom(..."0123456789"), maxLength: 14 }),
    )
    .map(([beginning, rest]) => beginning + rest)
    // The library takes a leading 0 off; here that is done before.
    .filter((national) => !national.startsWith("0"));
  const told = new Set<string | undefined>();
  fc.assert(
    fc.property(numbers, (national) => {
      const type = parsePhoneNumberFromString(`+62${national}`)?.getType();
      told.add(type);
      expect(typeOf(national)).toBe(type);
    }),
    { numRuns: 5_000 },
  );
  expect([...told].sort()).toEqual([...Object.keys(metadata.kinds), undefined].sort());
});
