import { pino } from "pino";
import { expect, test } from "vitest";
import { locales } from "../../locales";
import { createApplicationSeal } from "../http/cookies/application-seal";
import { endCase } from "./end-case";

const log = pino({ level: "silent" });
const applicationSeal = createApplicationSeal({
  current: "a secret of these tests, long enough",
  former: () => null,
});
const token = "t".repeat(43);
const cookie = applicationSeal.close(token);

/** A browser with these cookies, and what becomes of them and of its application. */
function browserWith(cookies: Record<string, string>) {
  const closed: string[] = [];
  const set: { name: string; value: string; options: object }[] = [];
  const store = {
    get: (name: string) => (cookies[name] === undefined ? undefined : { value: cookies[name] }),
    set: (name: string, value: string, options: object) => set.push({ name, value, options }),
  };
  const ledger = {
    closeApplication: async (token: string) => {
      closed.push(token);
    },
  };
  return { deps: { cookies: store, ledger, applicationSeal, log }, closed, set };
}

const pages = locales.flatMap((locale) =>
  ["", "?why=idle", "/branch", "/branch/new"].map((page) => `/${locale}${page}`),
);

test.each(pages)("endCase: ends the case and goes on to %s", async (next) => {
  const { deps, closed, set } = browserWith({ application: cookie, staff: "cookie" });
  const answer = await endCase(next, deps);
  expect(answer.status).toBe(303);
  expect(Object.fromEntries(answer.headers)).toEqual({
    location: next,
    // Not "cookies": staff stay signed in.
    "clear-site-data": '"cache", "storage"',
    "cache-control": "no-store",
  });
  expect(closed).toEqual([token]);
  expect(set).toEqual([
    {
      name: "application",
      value: "",
      options: { httpOnly: true, sameSite: "strict", path: "/", secure: false, maxAge: 0 },
    },
  ]);
});

test("over https its cookie goes with what a browser demands of one", async () => {
  const { deps, set } = browserWith({ "__Host-application": cookie });
  await endCase("/id", deps);
  expect(set).toMatchObject([
    { name: "__Host-application", options: { secure: true, path: "/", maxAge: 0 } },
  ]);
});

test("a browser without a case is wiped too", async () => {
  const { deps, closed, set } = browserWith({});
  expect((await endCase("/id/branch/new", deps)).headers.get("clear-site-data")).toBeTruthy();
  expect([...closed, ...set]).toEqual([]);
});

test("database down: the browser is wiped all the same", async () => {
  const { deps, set } = browserWith({ application: cookie });
  const ledger = { closeApplication: () => Promise.reject(new Error("down")) };
  expect((await endCase("/id", { ...deps, ledger })).status).toBe(303);
  expect(set).toHaveLength(1);
});

test.each([
  undefined,
  "",
  "https://elsewhere.example",
  "//elsewhere.example",
  "/id//elsewhere.example",
  "/xx",
  "/id/branch/new/",
  "/id\r\nX: y",
])("%j is no page of ours to go on to", async (next) => {
  const { deps, closed } = browserWith({ application: cookie });
  expect((await endCase(next, deps)).status).toBe(400);
  expect(closed).toEqual([]);
});
