import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { pino } from "pino";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { createKeyedHash } from "../../ledger/fingerprint";
import * as schema from "../../ledger/schema";
import { createKnownDevices } from "../../staff/known-device";
import { addStaff, findPerson } from "../../staff/people";
import { secondFactorOf } from "../../staff/second-factor/second-factor";
import { codeOf, fromBase32, stepAt } from "../../staff/second-factor/totp";
import type { SignedInStaff } from "../../staff/staff";
import { createTurns } from "../turns";
import { type OwnPasswordDeps, tryOwnCode } from "./own-password";
import { offerSetUp, removeOwn, renewOwnCodes, setUpOwn } from "./own-second-factor";

const db = drizzle(await PGlite.create(), { schema });
const now = new Date("2026-03-02T09:00:00Z");
const secrets = { current: "the secret of these tests, long enough", former: () => null };
const keys: [string] = ["the key of these tests"];
const log = pino({ level: "silent" });
let ani: SignedInStaff;
let audited: [string, object][];
let tries: number;

beforeAll(async () => {
  await migrate(db, { migrationsFolder: join(import.meta.dirname, "../../ledger/migrations") });
}, 60_000);

beforeEach(async () => {
  await db.execute(sql`truncate staff cascade`);
  const person = { name: "Ani", branch: "JKT", role: "staff" } as const;
  await addStaff(db, { ...person, username: "ani", password: "long enough for Ani" });
  const session = { sessionId: "s", provedAt: now, endsAt: now, locked: false, owing: false };
  ani = { ...person, id: (await findPerson(db, "ani"))?.id ?? "", ...session };
  [audited, tries] = [[], 0];
});

const audit = async (event: string, _: unknown, details: object) => void audited.push([event, details]);
const deps = { db, secrets, keys, log, audit, now } as never;
const offer = () => offerSetUp(ani, { secrets, issuer: "Bank", account: "ani", now });
const codeIn = (key: string, away = 0) => codeOf(fromBase32(key.replaceAll(" ", "")), stepAt(now) + away);
const setUp = (sealed: string, code: string, staff = ani) => {
  const form = new FormData();
  form.set("sealed", sealed);
  form.set("code", code);
  return setUpOwn(form, staff, deps);
};

test("set-up: what is offered is another each time, and nothing of it is kept before a right code", async () => {
  const [one, other] = [offer(), offer()];
  expect(one.key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  expect(one.key).not.toBe(other.key);
  expect(await setUp(one.sealed, codeIn(other.key))).toEqual({ kind: "refused", why: "wrong" });
  expect(await setUp(one.sealed, "")).toEqual({ kind: "refused", why: "wrong" });
  expect([await secondFactorOf(db, ani.id), audited]).toEqual([null, []]);
});

test("set-up: a right code confirms it once, typed with a space too", async () => {
  const { sealed, key } = offer();
  const typed = codeIn(key).replace(/(...)/, "$1 ");
  expect(await setUp(sealed, typed)).toMatchObject({ kind: "codes", codes: { length: 10 } });
  expect(await setUp(sealed, typed)).toEqual({ kind: "refused", why: "busy" });
  expect(audited).toEqual([["second_factor_set_up", {}]]);
});

test("set-up: a form of another session, or of nobody, is over", async () => {
  const { sealed, key } = offer();
  const over = { kind: "refused", why: "over" };
  expect(await setUp(sealed, codeIn(key), { ...ani, sessionId: "another" })).toEqual(over);
  expect(await setUp("", codeIn(key))).toEqual(over);
});

test("own second factor: new recovery codes and turning it off, of who has one, in the audit", async () => {
  expect(await renewOwnCodes(ani, deps)).toEqual({ kind: "refused", why: "over" });
  await removeOwn(ani, deps);
  expect(audited).toEqual([]);
  const { sealed, key } = offer();
  await setUp(sealed, codeIn(key));
  expect(await renewOwnCodes(ani, deps)).toMatchObject({ kind: "codes", codes: { length: 10 } });
  await removeOwn(ani, deps);
  expect(await secondFactorOf(db, ani.id)).toBeNull();
  expect(audited.map(([event]) => event)).toEqual([
    "second_factor_set_up",
    "recovery_codes_made",
    "second_factor_removed",
  ]);
});

test("proof by code: a right one costs no try, a wrong or used one counts with the tries of signing in", async () => {
  const { sealed, key } = offer();
  await setUp(sealed, codeIn(key, -1));
  const counted = {
    db,
    log,
    audit,
    ledger: {
      admitSignIn: async () => {
        tries++;
        return tries > 2 ? { admitted: false, retryAt: now } : { admitted: true };
      },
      forgiveSignIn: async () => void tries--,
    },
    cookies: { get: () => undefined, set: () => {} },
    knownDevices: createKnownDevices(createKeyedHash("unused")),
    passwordTurns: { known: createTurns(1), unknown: createTurns(1) },
    address: "203.0.113.7",
  } as unknown as OwnPasswordDeps;
  const give = (code: string) => tryOwnCode("action confirmSelf", code, ani, keys, counted, now);
  const right = codeIn(key);
  expect(await give(`${right.slice(0, 3)} ${right.slice(3)}`)).toBe("right");
  expect(tries).toBe(0);
  expect(await give(right)).toBe("code");
  expect(await give("12345")).toBe("code");
  expect(await give(codeIn(key, 1))).toBe("limit");
  expect(audited.slice(1)).toEqual([
    ["second_factor_failed", { reason: "used" }],
    ["second_factor_failed", { reason: "wrong" }],
  ]);
});
