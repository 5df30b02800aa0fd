import { expect, test } from "vitest";
import { keepOwner, ownerOf } from "./owner-cookie";

const owner = { sessionId: "00000000-0000-4000-8000-000000000001", browser: "x".repeat(43) };

function jar(given: Record<string, string> = {}) {
  const values = new Map(Object.entries(given));
  const options: object[] = [];
  return {
    options,
    names: () => [...values.keys()],
    get: (name: string) => (values.has(name) ? { value: `${values.get(name)}` } : undefined),
    set: (name: string, value: string, how: object) => {
      values.set(name, value);
      options.push(how);
    },
  };
}

test.each([
  { secure: true, name: "__Host-session" },
  { secure: false, name: "session" },
])("owner's cookie: $name is read back, and no script reads it", ({ secure, name }) => {
  const cookies = jar();
  keepOwner(cookies, owner, { secure, maxAge: 300 });
  expect(cookies.names()).toEqual([name]);
  expect(cookies.options).toEqual([{ httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: 300 }]);
  expect(ownerOf(cookies)).toEqual(owner);
});

test.each([
  "",
  "x",
  `${owner.sessionId}.`,
  `${owner.sessionId}.short`,
  `' or 1.${owner.browser}`,
  `.${owner.browser}`,
])("owner's cookie: %o is none of ours", (value) => {
  expect(ownerOf(jar({ session: value }))).toBeNull();
});
