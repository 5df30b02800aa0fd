import { expect, test } from "vitest";
import { createApplicationSeal } from "./application-seal";
import type { CookieStore } from "./pair";
import { currentApplication, endApplication, keepToken } from "./session";

const applicationSeal = createApplicationSeal({
  current: "a secret of these tests, long enough",
  former: () => null,
});
const token = "t".repeat(43);

function cookieFrom(origin: string) {
  const set: [string, string, object][] = [];
  const store: CookieStore = { get: () => undefined, set: (...cookie) => set.push(cookie) };
  keepToken(store, token, origin, applicationSeal);
  return set;
}

const sealed = { httpOnly: true, sameSite: "strict", path: "/" };

test("application cookie: bound to this host over https", () => {
  expect(cookieFrom("https://apply.example")).toEqual([
    ["__Host-application", expect.stringContaining(token), { ...sealed, secure: true }],
  ]);
});

test("application cookie: plain without https, where a browser would refuse the other", () => {
  expect(cookieFrom("http://localhost:3000")).toEqual([
    ["application", expect.stringContaining(token), { ...sealed, secure: false }],
  ]);
});

test("a cookie that we have not made: the database is not asked", async () => {
  const asked: string[] = [];
  const ledger = {
    findApplication: async (given: string) => {
      asked.push(given);
      return null;
    },
    closeApplication: async (given: string) => void asked.push(given),
  };
  const storeOf = (value: string): CookieStore => ({ get: () => ({ value }), set: () => {} });
  for (const value of [token, "' or 1=1 --"]) {
    await currentApplication(storeOf(value), { ledger, applicationSeal });
    await endApplication(storeOf(value), { ledger, applicationSeal });
  }
  expect(asked).toEqual([]);
  await currentApplication(storeOf(applicationSeal.close(token)), { ledger, applicationSeal });
  expect(asked).toEqual([token]);
});
