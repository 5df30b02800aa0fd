import { pino } from "pino";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { openMemoryDatabase } from "../../ledger/testing/memory";
import { createStaffAuth, type StaffAuth } from "../../staff/auth";
import { type Scheme, staffCookies } from "../../staff/cookie";
import { addStaff } from "../../staff/people";
import { readStaff } from "../../staff/session";
import { extendOwnSession } from "./extend-shift";
import { keepCookies } from "./sign-in/auth-cookies";

const db = await openMemoryDatabase();
const person = { username: "ani", password: "long enough for Ani" };
const minute = 60_000;
const shiftMs = 12 * 60 * minute;
let now: Date;
let logged: unknown[];
const rules = { idleMs: 30 * minute, shiftMs, now: () => now };

const log = pino(
  { base: null, timestamp: false },
  { write: (line: string) => void logged.push(JSON.parse(line)) },
);

beforeAll(async () => {
  await addStaff(db, { name: "Ani", branch: "JKT", role: "staff", ...person });
}, 60_000);

beforeEach(() => {
  now = new Date();
  logged = [];
});

const authOf = (scheme: Scheme) =>
  createStaffAuth({
    db,
    secret: "a secret of the tests, long enough",
    origin: `${scheme}://localhost`,
    shiftMs,
  });

/** A browser that has signed in: its cookies, as they were set, and who it is. */
async function browser(scheme: Scheme = "http") {
  const auth: StaffAuth = authOf(scheme);
  const jar = new Map<string, { value: string; options: object }>();
  const cookies = {
    get: (name: string) => jar.get(name),
    set: (name: string, value: string, options: object) => jar.set(name, { value, options }),
  };
  keepCookies(cookies, (await auth.api.signInUsername({ body: person, returnHeaders: true })).headers);
  const name = staffCookies[scheme].session;
  const cookie = () => `${name}=${encodeURIComponent(jar.get(name)?.value ?? "")}`;
  const staff = async () => {
    const found = await readStaff(auth, db, new Headers({ cookie: cookie() }), {
      ...rules,
      now: () => new Date(),
    });
    if (!found) throw new Error("Nobody is signed in.");
    return found;
  };
  const press = async () => extendOwnSession(await staff(), { db, rules, cookies, log });
  return { jar, name, staff, press };
}

test.each(["http", "https"] as const)(
  "extend: the cookie of %s is as it was set, and lives to the new end",
  async (scheme) => {
    const { jar, name, staff, press } = await browser(scheme);
    const before = jar.get(name);
    const { id, endsAt } = await staff();
    now = new Date(endsAt.getTime() - minute);
    expect(await press()).toBe(true);
    expect([...jar.keys()]).toEqual([name]);
    const options = { ...before?.options, secure: scheme === "https", maxAge: 61 * 60 };
    expect(jar.get(name)).toEqual({ ...before, options });
    expect((await staff()).endsAt).toEqual(new Date(endsAt.getTime() + 60 * minute));
    const route = "action extendShift";
    expect(logged).toEqual([{ level: 30, route, staffId: id, msg: "Staff put the end of a shift off." }]);
  },
);

test("extend: a second press adds nothing, and mends a cookie whose renewal was lost", async () => {
  const { jar, name, staff, press } = await browser();
  const before = jar.get(name);
  const { endsAt } = await staff();
  now = new Date(endsAt.getTime() - minute);
  await press();
  const renewed = jar.get(name);
  if (before) jar.set(name, before);
  expect(await press()).toBe(true);
  expect(jar.get(name)).toEqual(renewed);
  expect((await staff()).endsAt).toEqual(new Date(endsAt.getTime() + 60 * minute));
  expect(logged).toHaveLength(1);
});

test("extend: after ten times the cookie is left as it is", async () => {
  const { jar, name, staff, press } = await browser();
  const { endsAt } = await staff();
  for (let hours = 0; hours < 10; hours++) {
    now = new Date(endsAt.getTime() + hours * 60 * minute - minute);
    expect(await press()).toBe(true);
  }
  const last = jar.get(name);
  now = new Date(endsAt.getTime() + 10 * 60 * minute - minute);
  expect(await press()).toBe(false);
  expect(jar.get(name)).toBe(last);
  expect(logged).toHaveLength(10);
});
