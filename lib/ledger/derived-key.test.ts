import { expect, test } from "vitest";
import { derivedKey } from "./derived-key";

const secret = "a secret for tests only";

// By `openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt key:SECRET -kdfopt info:kredibel-onboarding/USE HKDF`.
test.each([
  ["session-link/1", "ae72bd7fb948c2a4664d112b56d90d1b6b33b161881f91740e74e748d3887575"],
  ["staff-cookies/1", "a21822f41537e8508fc6bc7fac512018d91d0e0e624bcb6b27d13b8d89ee3b68"],
] as const)("derivedKey: %s is as HKDF has it, the second time too", (use, hex) => {
  for (const key of [derivedKey(secret, use), derivedKey(secret, use)]) expect(key.toString("hex")).toBe(hex);
});

test("derivedKey: another use or another secret has another key", () => {
  const keys = [
    derivedKey(secret, "prefill/1/seal"),
    derivedKey(secret, "prefill/1/nonce"),
    derivedKey("another secret", "prefill/1/seal"),
  ];
  expect(new Set(keys.map((key) => key.toString("hex"))).size).toBe(keys.length);
});
