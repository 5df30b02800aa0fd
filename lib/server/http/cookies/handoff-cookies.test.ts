import { expect, test } from "vitest";
import { dropHandoff, handoffOf, keepHandoff } from "./handoff-cookies";
import type { CookieStore } from "./pair";

const token = "A".repeat(43);

function jar() {
  const values = new Map<string, string>();
  const set: [string, object][] = [];
  const store: CookieStore = {
    get: (name) => (values.has(name) ? { value: values.get(name) ?? "" } : undefined),
    set: (name, value, options) => {
      values.set(name, value);
      set.push([name, options]);
    },
  };
  return { store, set };
}

test.each([
  { device: "computer", origin: "https://a.example", name: "__Host-handoff", sameSite: "lax" },
  { device: "computer", origin: "http://localhost", name: "handoff", sameSite: "lax" },
  { device: "phone", origin: "https://a.example", name: "__Host-phone", sameSite: "strict" },
  { device: "phone", origin: "http://localhost", name: "phone", sameSite: "strict" },
] as const)("handoff's cookie: $name, $sameSite, kept for a day and dropped", (one) => {
  const { device, origin, name, sameSite } = one;
  const { store, set } = jar();
  const same = { httpOnly: true, sameSite, path: "/", secure: origin.startsWith("https:") };
  keepHandoff(store, device, token, origin);
  expect(handoffOf(store, device)).toBe(token);
  dropHandoff(store, device);
  expect(handoffOf(store, device)).toBeNull();
  expect(set).toEqual([
    [name, { ...same, maxAge: 86_400 }],
    [name, { ...same, maxAge: 0 }],
  ]);
});
