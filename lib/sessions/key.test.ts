import fc from "fast-check";
import { expect, test } from "vitest";
import { keyModes, makeKey, readKey } from "./key";

test.each(keyModes)("key: reads back as %s, and no two are alike", (mode) => {
  const keys = Array.from({ length: 500 }, () => makeKey(mode));
  expect(new Set(keys).size).toBe(500);
  const read = keys.map((key) => readKey(key));
  expect(new Set(read.map((one) => one?.mode))).toEqual(new Set([mode]));
  expect(new Set(read.map((one) => one?.hash)).size).toBe(500);
});

test("key: 128 random bits beside what lists show", () => {
  const key = makeKey("live");
  const [, start = "", rest = ""] = /^kok_live_(.{8})(.{22}).{6}$/.exec(key) ?? [];
  expect(readKey(key)?.start).toBe(start);
  expect(rest.length * Math.log2(62)).toBeGreaterThan(128);
});

test("key: one wrong letter anywhere is told by the checksum", () => {
  const key = makeKey("test");
  const letter = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  fc.assert(
    fc.property(fc.integer({ min: 9, max: key.length - 1 }), letter, (at, wrong) => {
      fc.pre(key[at] !== wrong);
      expect(readKey(key.slice(0, at) + wrong + key.slice(at + 1))).toBeNull();
    }),
    { numRuns: 1_000 },
  );
});

test("key: two letters swapped, or the other mode's name, are told by the checksum", () => {
  const key = makeKey("live");
  const swaps = Array.from({ length: key.length - 10 }, (_, nth) => nth + 9).filter(
    (at) => key[at] !== key[at + 1],
  );
  expect(swaps.length).toBeGreaterThan(20);
  for (const at of swaps)
    expect(readKey(key.slice(0, at) + key[at + 1] + key[at] + key.slice(at + 2))).toBeNull();
  expect(readKey(key.replace("_live_", "_test_"))).toBeNull();
});

const noKeys = {
  "no text": "",
  "its beginning alone": "kok_live_",
  "one with a space behind": `${makeKey("live")} `,
  "one that begins later": makeKey("live").slice(1),
  "one of no mode": makeKey("live").replace("live", "prod"),
};

test.each(Object.entries(noKeys))("key: %s is none", (_, text) => expect(readKey(text)).toBeNull());
