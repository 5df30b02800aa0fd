import { expect, test } from "vitest";
import { openSetUp, sealSetUp } from "./set-up-form";

const secrets = { current: "the secret of these tests, long enough", former: () => null };
const secret = Buffer.from("12345678901234567890");
const now = new Date("2026-03-02T09:00:00Z");
const after = (ms: number) => new Date(now.getTime() + ms);
const sealed = sealSetUp(secrets, "session", secret, now);

test("set-up form: opens for its session for ten minutes", () => {
  for (const at of [now, after(600_000)]) expect(openSetUp(secrets, "session", sealed, at)).toEqual(secret);
  expect(openSetUp(secrets, "session", sealed, after(600_001))).toBeNull();
  expect(openSetUp(secrets, "another", sealed, now)).toBeNull();
});

test("set-up form: while a former secret is read, and no longer", () => {
  const rotated = (former: string | null) => ({
    current: "the next secret of these tests, as long",
    former: () => former,
  });
  expect(openSetUp(rotated(secrets.current), "session", sealed, now)).toEqual(secret);
  expect(openSetUp(rotated(null), "session", sealed, now)).toBeNull();
});

test.each(["", "AAAA", sealed.slice(2), `A${sealed.slice(1)}`])("set-up form: %j is not ours", (text) => {
  expect(openSetUp(secrets, "session", text, now)).toBeNull();
});

test("set-up form: says nothing of the secret", () => {
  expect(Buffer.from(sealed, "base64url").includes(secret)).toBe(false);
  expect(sealSetUp(secrets, "session", secret, now)).not.toBe(sealed);
});
