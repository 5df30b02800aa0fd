import { pino } from "pino";
import { beforeAll, expect, test, vi } from "vitest";
import { audited } from "../../ledger/testing/audited";
import { openMemoryDatabase } from "../../ledger/testing/memory";
import { addStaff } from "../../staff/people";
import { readStaff } from "../../staff/session";
import { signInAs } from "../../staff/testing/sign-in";
import { readSettings } from "../ops/env";
import { provideServices, type Services } from "../services";
import { endStaffSession, staffAuth, staffAuths } from "./staff-auth";
import { createStaffAuthContext } from "./staff-auth-context";

// Of the request that signs in.
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "user-agent": "Mozilla/5.0 (X11; Linux) Firefox/140.0" }),
}));

const db = await openMemoryDatabase();
const [old, next] = ["the old secret of these tests, long enough", "the next secret of these tests, as long"];
const person = {
  name: "Ani",
  branch: "JKT",
  role: "staff",
  username: "ani",
  password: "long enough for Ani",
} as const;

beforeAll(async () => {
  await addStaff(db, person);
}, 60_000);

function serveUnder(current: string, former: string | null): void {
  const read = readSettings({ NODE_ENV: "test", KREDIBEL_SIMULATOR: "1" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  const staffAuth = createStaffAuthContext(db, { current, former: () => former });
  provideServices({ staffAuth, settings: read.settings, log: pino({ level: "silent" }) } as Services);
}

const signIn = () => signInAs(staffAuth("http"), person.username, person.password);

async function namesRead(headers: Headers): Promise<(string | undefined)[]> {
  const rules = { idleMs: 60_000, shiftMs: 3_600_000, now: () => new Date() };
  const read = staffAuths("http").map((auth) => readStaff(auth, db, headers, rules));
  return (await Promise.all(read)).map((staff) => staff?.name);
}

test("rotated secret: a session signed in under the former one goes on, and ends on sign-out", async () => {
  serveUnder(old, null);
  const headers = await signIn();
  expect(await namesRead(headers)).toEqual(["Ani"]);
  serveUnder(next, null);
  expect(await namesRead(headers)).toEqual([undefined]);
  serveUnder(next, old);
  expect(await namesRead(headers)).toEqual([undefined, "Ani"]);
  await endStaffSession("http", headers);
  expect(await namesRead(headers)).toEqual([undefined, undefined]);
}, 60_000);

test("sign-in: each is in the audit, by whom and from what", async () => {
  serveUnder(old, null);
  const rows = await audited(db, signIn);
  expect(rows).toMatchObject([{ event: "signed_in", branch: "JKT", device: "Firefox, Linux", details: {} }]);
  expect(rows[0]?.staffId).toMatch(/^\w{32}$/);
}, 60_000);

test("sign-in: an unknown name costs the hashing of a password, as a wrong password does", async () => {
  serveUnder(old, null);
  const { password } = await staffAuth("http").$context;
  const [hash, verify] = [vi.spyOn(password, "hash"), vi.spyOn(password, "verify")];
  const hashings = async (username: string) => {
    const before = hash.mock.calls.length + verify.mock.calls.length;
    const body = { username, password: "a wrong password" };
    await expect(staffAuth("http").api.signInUsername({ body, headers: new Headers() })).rejects.toThrow();
    return hash.mock.calls.length + verify.mock.calls.length - before;
  };
  expect([await hashings(person.username), await hashings("zaki")]).toEqual([1, 1]);
});
