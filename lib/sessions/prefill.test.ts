import fc from "fast-check";
import { expect, test } from "vitest";
import { openPrefill, type Prefill, sealPrefill } from "./prefill";

const secret = "a secret for tests, one of two of them";
const other = "a secret for tests, the second of both";
const [mine, theirs] = ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"];
const prefill: Prefill = {
  fullName: { value: "KENARI CONTOH", locked: true },
  birthDate: { value: "1990-01-31", locked: false },
};

test("seal: opens with either readable secret, and hides what it holds", () => {
  const sealed = sealPrefill(secret, mine, prefill);
  expect(sealed).toMatch(/^[\w-]+$/);
  expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("KENARI");
  expect(openPrefill([secret], mine, sealed)).toEqual(prefill);
  expect(openPrefill([other, secret], mine, sealed)).toEqual(prefill);
  expect(openPrefill([other], mine, sealed)).toBeNull();
});

test("seal: of another session, it does not open", () => {
  expect(openPrefill([secret], theirs, sealPrefill(secret, mine, prefill))).toBeNull();
});

test("seal: alike for the same content, with a nonce of its own for another", () => {
  const sealed = sealPrefill(secret, mine, prefill);
  expect(sealPrefill(secret, mine, prefill)).toBe(sealed);
  const nonces = [
    sealed,
    sealPrefill(secret, theirs, prefill),
    sealPrefill(secret, mine, { ...prefill, birthDate: { value: "1990-01-30", locked: false } }),
  ].map((text) => text.slice(0, 16));
  expect(new Set(nonces).size).toBe(3);
});

test("seal: a bit changed anywhere, or a piece cut off, does not open", () => {
  const bytes = Buffer.from(sealPrefill(secret, mine, prefill), "base64url");
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(openPrefill([secret], mine, changed.toString("base64url"))).toBeNull();
  }
  for (let length = 0; length < bytes.length; length++)
    expect(openPrefill([secret], mine, bytes.subarray(0, length).toString("base64url"))).toBeNull();
});

test("seal: any other text does not open, and nothing throws", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => openPrefill([secret], mine, text) === null),
    { numRuns: 300 },
  );
});
