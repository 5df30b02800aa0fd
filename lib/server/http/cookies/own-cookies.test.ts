import { expect, test } from "vitest";
import { schemeOf } from "../../../staff/cookie";
import { ownOf } from "./own-cookies";
import type { CookieStore } from "./pair";

const storeOf = (...names: string[]): CookieStore => ({
  get: (name) => (names.includes(name) ? { value: name } : undefined),
  set: () => {},
});

test.each<Record<string, string>>([
  { origin: "https://apply.example" },
  { "x-forwarded-proto": "https" },
  { "x-forwarded-proto": "https,http" },
  // A proxy that does not tell.
  { origin: "https://apply.example", "x-forwarded-proto": "http" },
])("over https (%o) a cookie that another host could have set is none of ours", (headers) => {
  const own = ownOf(storeOf("staff", "application"), new Headers({ host: "apply.example", ...headers }));
  expect(schemeOf(own, "session")).toBeNull();
  expect(own.get("application")).toBeUndefined();
  const both = ownOf(storeOf("staff", "__Host-staff"), new Headers({ host: "apply.example", ...headers }));
  expect(schemeOf(both, "session")).toBe("https");
});

test.each<Record<string, string>>([
  {},
  { "x-forwarded-proto": "http" },
  { origin: "http://apply.example" },
  { origin: "https://evil.example" },
])("without it (%o) the plain one is", (headers) => {
  const own = ownOf(storeOf("staff", "application"), new Headers({ host: "apply.example", ...headers }));
  expect(schemeOf(own, "session")).toBe("http");
  expect(own.get("application")).toEqual({ value: "application" });
});

test("what is set goes to the browser under whatever name", () => {
  const set: unknown[] = [];
  const store = { get: () => undefined, set: (...cookie: unknown[]) => set.push(cookie) };
  ownOf(store, new Headers({ "x-forwarded-proto": "https" })).set("__Host-staff", "", { maxAge: 0 });
  expect(set).toEqual([["__Host-staff", "", { maxAge: 0 }]]);
});
