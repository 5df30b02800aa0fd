import { expect, test } from "vitest";
import { openSetUp, sealSetUp } from "./set-up-form";

const secrets = { current: "the secret of these tests, long enough", former: () => null };
const secret = Buffer.from("12345678901234567890");
const sealed = sealSetUp(secrets, "session", secret);

test("set-up form: opens for its session alone", () => {
  expect(openSetUp(secrets, "session", sealed)).toEqual(secret);
  expect(openSetUp(secrets, "another", sealed)).toBeNull();
});

test("set-up form: while a former secret is read, and no longer", () => {
  const rotated = (former: string | null) => ({
    current: "the next secret of these tests, as long",
    former: () => former,
  });
  expect(openSetUp(rotated(secrets.current), "session", sealed)).toEqual(secret);
  expect(openSetUp(rotated(null), "session", sealed)).toBeNull();
});

test.each(["", "AAAA", sealed.slice(2), `${sealed.startsWith("A") ? "B" : "A"}${sealed.slice(1)}`])(
  "set-up form: %j is not ours",
  (text) => {
    expect(openSetUp(secrets, "session", text)).toBeNull();
  },
);

test("set-up form: says nothing of the secret", () => {
  expect(Buffer.from(sealed, "base64url").includes(secret)).toBe(false);
  expect(sealSetUp(secrets, "session", secret)).not.toBe(sealed);
});
