import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  applySuggestion,
  emailAdvice,
  isOneSlipAway,
  mailDomains,
  offeredDomains,
  parseEmail,
} from "./email";
import { anyText } from "./testing/any-text";

describe("parseEmail", () => {
  it.each([
    [" budi@contoh.id ", "budi@contoh.id"],
    ["\u2068budi@\u200bcontoh.id\u2069 ", "budi@contoh.id"],
    ["Budi.Santoso+ktp@Gmail.COM", "Budi.Santoso+ktp@gmail.com"],
    ["o'neil@mail.example.co.id", "o'neil@mail.example.co.id"],
    ["test@email.com", "test@email.com"],
    ["ｎａｍａ＠ｇｍａｉｌ．ｃｏｍ", "nama@gmail.com"],
    ["nama٧@gmail.com", "nama7@gmail.com"],
    ["nama@gmail.com. ", "nama@gmail.com"],
    ["nama@gmail.com.", "nama@gmail.com"],
    ["a/b!#$%&*=?^`{|}~@contoh.id", "a/b!#$%&*=?^`{|}~@contoh.id"],
    ["josé@contoh.id", "josé@contoh.id"],
    ["budi@BÜCHER.example", "budi@bücher.example"],
    ["budi@contoh.xn--p1ai", "budi@contoh.xn--p1ai"],
  ])("parseEmail: reads %j as %j", (raw, value) => {
    expect(parseEmail(raw)).toEqual({ ok: true, value });
  });

  it.each([
    "budi",
    "budi@",
    "@gmail.com",
    "budi@gmail",
    "budi@@gmail.com",
    "budi@x@gmail.com",
    "bu di@gmail.com",
    "budi@gmail..com",
    "budi@-gmail.com",
    "budi@gmail.com, ani@gmail.com",
    "<budi@gmail.com>",
    "budi@gmail.c",
    "budi@127.0.0.1",
    ".budi@gmail.com",
    "budi.@gmail.com",
    "bu..di@gmail.com",
    '"budi"@gmail.com',
    "budi😀@gmail.com",
    `${"a".repeat(250)}@gmail.com`,
  ])("parseEmail: refuses %j", (raw) => {
    expect(parseEmail(raw)).toEqual({ ok: false, problem: { code: "email_format" } });
  });

  it("parseEmail: takes an address as long as mail can carry, and no longer", () => {
    const long = (length: number) =>
      `${`a@${"b".repeat(60)}.${"c.".repeat(length)}`.slice(0, length - 4)}.com`;
    for (const [length, ok] of [
      [254, true],
      [255, false],
    ] as const) {
      const address = long(length).replace("..", "x.");
      expect(address).toHaveLength(length);
      expect(parseEmail(address).ok).toBe(ok);
    }
  });

  it.each(["", "  ", "\u200b ", ". "])("parseEmail: misses an address in %j", (raw) => {
    expect(parseEmail(raw)).toEqual({ ok: false, problem: { code: "missing" } });
  });

  it("parseEmail: takes every address that zod's own patterns take", () => {
    const { email, html5Email, rfc5322Email } = z.regexes;
    const dotted = (address: string) => /^[^@"]+@[^@[]+\.\p{L}{2,}$/u.test(address);
    const typed = fc
      .tuple(
        fc.string({ unit: fc.constantFrom(..."ab.'+_/!#{~"), minLength: 1, maxLength: 8 }),
        fc.array(fc.stringMatching(/^[a-zA-Z0-9]([a-zA-Z0-9-]{0,5}[a-zA-Z0-9])?$/), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.stringMatching(/^[a-z]{2,4}$/),
      )
      .map(([local, labels, top]) => `${local}@${labels.join(".")}.${top}`);
    const refusals = (pattern: RegExp) =>
      fc.check(
        fc.property(fc.oneof(typed, fc.emailAddress()), (address) => {
          fc.pre(pattern.test(address) && dotted(address) && !/^\.|\.\.|\.@/.test(address));
          return parseEmail(address).ok;
        }),
      );
    for (const pattern of [email, html5Email, rfc5322Email])
      expect(refusals(pattern)).toMatchObject({ failed: false, numRuns: 100 });
  });

  it("parseEmail: stable, what it gives it takes unchanged", () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), anyText), (raw) => {
        const parsed = parseEmail(raw);
        if (parsed.ok) expect(parseEmail(parsed.value)).toEqual(parsed);
      }),
    );
  });
});

describe("offeredDomains", () => {
  it.each([
    ["siti@", ["gmail.com", "yahoo.com"]],
    [" Siti@", ["gmail.com", "yahoo.com"]],
    ["siti@g ", ["gmail.com", "gmx.com"]],
    ["siti@g", ["gmail.com", "gmx.com"]],
    ["siti@Y", ["yahoo.com", "yahoo.co.id"]],
    ["siti@yahoo.co", ["yahoo.com", "yahoo.co.id"]],
  ])("offeredDomains: goes on from %j with %j", (typed, domains) => {
    expect(offeredDomains(typed)).toEqual(domains);
  });

  it.each(["", "siti", "@", "@g", "siti@gmail.com", "siti@Yahoo.com", "siti@contoh.id", "siti@@", "si@ti@"])(
    "offeredDomains: nothing for %j",
    (typed) => {
      expect(offeredDomains(typed)).toEqual([]);
    },
  );

  it("offeredDomains: makes an address", () => {
    for (const domain of offeredDomains("siti@"))
      expect(parseEmail(applySuggestion("siti@", domain)).ok).toBe(true);
  });
});

describe("emailAdvice", () => {
  it.each([
    ["gmial.com", "gmail.com"],
    ["gmal.com", "gmail.com"],
    ["gmaill.com", "gmail.com"],
    ["gmail.con", "gmail.com"],
    ["gmail.co.id", "gmail.com"],
    ["yaho.com", "yahoo.com"],
    ["yahoo.co.di", "yahoo.co.id"],
    ["yahoo.com.id", "yahoo.co.id"],
    ["hotmial.com", "hotmail.com"],
    ["outlok.com", "outlook.com"],
    ["iclod.com", "icloud.com"],
  ])("emailAdvice: asks whether %s is %s", (domain, suggestion) => {
    expect(emailAdvice(`budi@${domain}`)).toEqual([{ code: "email_domain", suggestion }]);
  });

  it.each([...mailDomains, "contoh.id", "ui.ac.id", "perusahaan.co.id", "yahoo.co.uk"])(
    "emailAdvice: silent about %s",
    (domain) => {
      expect(emailAdvice(`budi@${domain}`)).toEqual([]);
    },
  );

  it.each([
    ["a/b@contoh.id", "/"],
    ["josé@contoh.id", "é"],
    ["budi@bücher.example", "ü"],
    // The second letter is Cyrillic.
    ["bуdi@contoh.id", "у"],
  ])("emailAdvice: names what is odd about %j", (address, signs) => {
    expect(emailAdvice(address)).toEqual([{ code: "odd_signs", signs }]);
  });

  it.each(["Budi.Santoso+ktp@contoh.id", "o'neil_1@contoh-saya.id"])(
    "emailAdvice: silent about the signs of %j",
    (address) => {
      expect(emailAdvice(address)).toEqual([]);
    },
  );

  it("emailAdvice: suggests a domain that it would itself accept", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...mailDomains),
        fc.nat(),
        fc.constantFrom(..."abcxyz."),
        (known, at, letter) => {
          const index = at % known.length;
          const typed = known.slice(0, index) + letter + known.slice(index + 1);
          for (const advice of emailAdvice(`budi@${typed}`)) {
            if (advice.code !== "email_domain") throw new Error(advice.code);
            expect(mailDomains).toContain(advice.suggestion);
          }
        },
      ),
    );
  });
});

describe("isOneSlipAway", () => {
  /** Optimal string alignment, as the textbooks have it. */
  function distance(a: string, b: string): number {
    const rows = Array.from({ length: a.length + 1 }, (_, i) =>
      Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
    );
    const at = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
    for (let i = 1; i <= a.length; i++)
      for (let j = 1; j <= b.length; j++) {
        const cost = a[i - 1] === b[j - 1] ? 0 : 1;
        const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        const row = rows[i] ?? [];
        row[j] = Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + cost,
          swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        );
      }
    return at(a.length, b.length);
  }

  it("isOneSlipAway: an edit distance of one", () => {
    const words = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(isOneSlipAway(a, b)).toBe(distance(a, b) === 1);
      }),
      { numRuns: 2000 },
    );
  });
});

it("applySuggestion: replaces the domain and nothing before it", () => {
  expect(applySuggestion("Budi.Contoh@gmial.com", "gmail.com")).toBe("Budi.Contoh@gmail.com");
});
