import { randomBytes } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { createApplicationSeal } from "./application-seal";

const secret = "a secret of these tests, long enough";
const only = (current: string) => ({ current, former: () => null });
const token = randomBytes(32).toString("base64url");
let now = 0;
beforeEach(() => {
  now = Date.parse("2026-03-02T09:00:00.000Z");
});
const seal = createApplicationSeal(only(secret), () => now);

test("application cookie: opens to the token it was made of, at any other instance too", () => {
  expect(seal.open(seal.close(token))).toBe(token);
  expect(createApplicationSeal(only(secret), () => now + 600_000).open(seal.close(token))).toBe(token);
});

const cookie = () => seal.close(token);
test.each<[string, () => string | undefined]>([
  ["none", () => undefined],
  ["an empty one", () => ""],
  ["a bare token, as older versions set it", () => token],
  ["another token under the same mac", () => cookie().replace(/^./, (first) => (first === "A" ? "B" : "A"))],
  ["a later time under the same mac", () => cookie().replace(/\.(\w+)\./, ".zzzzzz.")],
  ["a mac cut short", () => cookie().slice(0, -1)],
  ["a mac with more behind it", () => `${cookie()}A`],
  ["one of another secret", () => createApplicationSeal(only(`${secret}!`), () => now).close(token)],
])("application cookie: %s opens nothing", (_, made) => {
  expect(seal.open(made())).toBeNull();
});

test("application cookie: opens nothing after its day and the clocks' difference", () => {
  const made = cookie();
  now += (24 * 3_600 + 899) * 1_000;
  expect(seal.open(made)).toBe(token);
  now += 1_000;
  expect(seal.open(made)).toBeNull();
});

test("application cookie: one from the future beyond the clocks' difference opens nothing", () => {
  const made = cookie();
  now -= 901_000;
  expect(seal.open(made)).toBeNull();
});

test("application cookie: one of the former secret opens while that is read, and no longer", () => {
  let former: string | null = secret;
  const rotated = createApplicationSeal({ current: `${secret}!`, former: () => former }, () => now);
  const made = [cookie(), rotated.close(token)];
  expect(made.map(rotated.open)).toEqual([token, token]);
  former = null;
  expect(made.map(rotated.open)).toEqual([null, token]);
});
