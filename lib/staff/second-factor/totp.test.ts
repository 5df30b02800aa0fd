import fc from "fast-check";
import { expect, test } from "vitest";
import { base32, codeOf, fromBase32, newSecret, setUpAddress, stepAt, stepOf } from "./totp";

const published = Buffer.from("12345678901234567890");

// RFC 6238, appendix B, SHA-1; of eight digits the last six.
test.each([
  [59, "94287082"],
  [1_111_111_109, "07081804"],
  [1_111_111_111, "14050471"],
  [1_234_567_890, "89005924"],
  [2_000_000_000, "69279037"],
  [20_000_000_000, "65353130"],
])("codeOf: RFC 6238's vector at %d s", (seconds, code) => {
  expect(codeOf(published, stepAt(new Date(seconds * 1_000)))).toBe(code.slice(-6));
});

// RFC 4226, appendix D.
test.each([
  [0, "755224"],
  [1, "287082"],
  [2, "359152"],
  [3, "969429"],
  [4, "338314"],
  [5, "254676"],
  [6, "287922"],
  [7, "162583"],
  [8, "399871"],
  [9, "520489"],
])("codeOf: RFC 4226's vector of counter %d", (counter, code) => {
  expect(codeOf(published, counter)).toBe(code);
});

const now = new Date(1_234_567_890_000);
const step = stepAt(now);

test("stepOf: this step's code, the one before and the one after, and no other", () => {
  const found = [-2, -1, 0, 1, 2].map((away) => stepOf(published, codeOf(published, step + away), now));
  expect(found).toEqual([null, step - 1, step, step + 1, null]);
});

test.each(["", "12345", "1234567", "12345a", "１２３４５６", "005924\n"])("stepOf: %j is no code", (text) => {
  expect(stepOf(published, text, now)).toBeNull();
});

test("stepOf: of two steps with one code the later, so that it counts once", () => {
  const secret = Buffer.from("00000000000000949497");
  expect([codeOf(secret, step), codeOf(secret, step + 1)]).toEqual(["922928", "922928"]);
  expect(stepOf(secret, "922928", now)).toBe(step + 1);
});

test("stepOf: a code that begins with zeros", () => {
  expect(stepOf(published, "005924", now)).toBe(step);
});

// RFC 4648, 10, without padding.
test.each([
  ["", ""],
  ["f", "MY"],
  ["fo", "MZXQ"],
  ["foo", "MZXW6"],
  ["foob", "MZXW6YQ"],
  ["fooba", "MZXW6YTB"],
  ["foobar", "MZXW6YTBOI"],
])("base32: RFC 4648's vector %j", (text, encoded) => {
  expect(base32(Buffer.from(text))).toBe(encoded);
  expect(fromBase32(encoded).toString()).toBe(text);
});

test("base32: any bytes come back", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase32(base32(Buffer.from(bytes)))).toEqual(Buffer.from(bytes));
    }),
  );
});

test("newSecret: 160 bits, another each time", () => {
  expect(newSecret()).toHaveLength(20);
  expect(newSecret()).not.toEqual(newSecret());
});

test("setUpAddress: what apps read, names with signs in them too", () => {
  const address = new URL(setUpAddress(published, "Bank A & B", "ani.a"));
  expect(`${address.protocol}//${address.host}${decodeURIComponent(address.pathname)}`).toBe(
    "otpauth://totp/Bank A & B:ani.a",
  );
  expect(Object.fromEntries(address.searchParams)).toEqual({
    secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
    issuer: "Bank A & B",
  });
});
