import { expect, test } from "vitest";
import { createDraftKeys } from "./draft-keys";

const under = (current: string, former: string | null = null) =>
  createDraftKeys({ current, former: () => former });
const application = "4e5c9b0e-61a2-4b0e-9c0a-3f6f4f6f0001";

test("draft keys: 32 random bytes, opened for their application alone", () => {
  const keys = under("a secret");
  const { key, sealFor } = keys.make();
  expect(Buffer.from(key, "base64url")).toHaveLength(32);
  expect(keys.make().key).not.toBe(key);
  const sealed = sealFor(application);
  expect(sealed).not.toContain(key);
  expect(keys.open(application, sealed)).toBe(key);
  expect(keys.open(application.replace("1", "2"), sealed)).toBeNull();
});

test("draft keys: open while the secret is the former one, and not after", () => {
  const { key, sealFor } = under("old").make();
  const sealed = sealFor(application);
  expect(under("new", "old").open(application, sealed)).toBe(key);
  expect(under("new").open(application, sealed)).toBeNull();
});

test.each([
  ["cut", (sealed: string) => sealed.slice(0, 30)],
  ["empty", () => ""],
  ["changed", (sealed: string) => `${sealed.startsWith("A") ? "B" : "A"}${sealed.slice(1)}`],
  ["no base64url", () => "%%%"],
])("draft keys: a %s seal opens nothing", (_, spoil) => {
  const keys = under("a secret");
  expect(keys.open(application, spoil(keys.make().sealFor(application)))).toBeNull();
});
