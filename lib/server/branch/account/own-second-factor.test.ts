import { pino } from "pino";
import { beforeEach, expect, test } from "vitest";
import { createKeyedHash } from "../../../ledger/fingerprint";
import { emptyTables } from "../../../ledger/testing/empty-tables";
import { openMemoryDatabase } from "../../../ledger/testing/memory";
import { createKnownDevices } from "../../../staff/known-device";
import { addStaff, findPerson } from "../../../staff/people";
import { staffSessions, staffVerifications } from "../../../staff/schema";
import { secondFactorOf } from "../../../staff/second-factor/second-factor";
import { codeOf, fromBase32, stepAt } from "../../../staff/second-factor/totp";
import type { SignedInStaff } from "../../../staff/staff";
import { createTurns } from "../../turns";
import { tryOwnCode } from "./own-password";
import { offerSetUp, removeOwn, renewOwnCodes, type SecondFactorDeps, setUpOwn } from "./own-second-factor";

const db = await openMemoryDatabase();
const now = new Date("2026-03-02T09:00:00Z");
const secrets = { current: "the secret of these tests, long enough", former: () => null };
const keys: [string] = ["the key of these tests"];
const log = pino({ level: "silent" });
let ani: SignedInStaff;
let audited: [string, object][];
let tries: number;

beforeEach(async () => {
  await emptyTables(db, "staff", "staff_verifications");
  const person = { name: "Ani", branch: "JKT", role: "staff" } as const;
  await addStaff(db, { ...person, username: "ani", password: "long enough for Ani" });
  const session = { sessionId: "s", provedAt: now, endsAt: now, mayExtend: false };
  ani = {
    ...person,
    id: (await findPerson(db, "ani"))?.id ?? "",
    locked: false,
    owing: false,
    ...session,
  };
  [audited, tries] = [[], 0];
});

const audit = async (event: string, _: unknown, details: object) => void audited.push([event, details]);
const deps = { db, secrets, keys, log, audit, now } as unknown as SecondFactorDeps;
const label = { secrets, issuer: "Bank", account: "ani" };
const offer = () => offerSetUp(ani, label);
const codeIn = (key: string, away = 0) => codeOf(fromBase32(key.replaceAll(" ", "")), stepAt(now) + away);
const setUp = (sealed: string, code: string, staff = ani) => {
  const form = new FormData();
  form.set("sealed", sealed);
  form.set("code", code);
  return setUpOwn(form, staff, { ...deps, ...label });
};

test("set-up: another offer each time, nothing kept before a right code", async () => {
  const [one, other] = [offer(), offer()];
  expect(one.key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  expect(one.key).not.toBe(other.key);
  for (const code of [codeIn(other.key), ""])
    expect(await setUp(one.sealed, code)).toMatchObject({
      kind: "refused",
      why: "wrong",
      offer: { key: one.key, qr: one.qr },
    });
  expect([await secondFactorOf(db, ani.id), audited]).toEqual([null, []]);
});

test("set-up: a right code confirms it once, typed with a space too", async () => {
  const { sealed, key } = offer();
  const typed = codeIn(key).replace(/(...)/, "$1 ");
  expect(await setUp(sealed, typed)).toMatchObject({ kind: "codes", codes: { length: 10 } });
  expect(await setUp(sealed, typed)).toEqual({ kind: "refused", why: "busy" });
  expect(audited).toEqual([["second_factor_set_up", {}]]);
});

test("set-up: ends who is in by the password alone or waits to be, once it is confirmed", async () => {
  await addStaff(db, {
    name: "Budi",
    branch: "JKT",
    role: "staff",
    username: "budi",
    password: "his own one",
  });
  const budi = (await findPerson(db, "budi"))?.id ?? "";
  const row = { createdAt: now, updatedAt: now, expiresAt: now };
  const session = (id: string, userId: string) => ({ ...row, id, token: id, userId, seenAt: now });
  await db.insert(staffSessions).values([session("s", ani.id), session("there", ani.id), session("b", budi)]);
  const waiting = (id: string, value: string) => ({ ...row, id, identifier: id, value });
  await db.insert(staffVerifications).values([waiting("2fa-ani", ani.id), waiting("2fa-budi", budi)]);
  const left = async () => {
    const rows = [
      ...(await db.select().from(staffSessions)),
      ...(await db.select().from(staffVerifications)),
    ];
    return rows.map(({ id }) => id).sort();
  };
  const { sealed, key } = offer();
  await setUp(sealed, codeIn(key, 9));
  expect(await left()).toEqual(["2fa-ani", "2fa-budi", "b", "s", "there"]);
  await setUp(sealed, codeIn(key));
  expect(await left()).toEqual(["2fa-budi", "b", "s"]);
});

test("set-up: a form of another session, or of nobody, is over", async () => {
  const { sealed, key } = offer();
  const over = { kind: "refused", why: "over" };
  expect(await setUp(sealed, codeIn(key), { ...ani, sessionId: "another" })).toEqual(over);
  expect(await setUp("", codeIn(key))).toEqual(over);
});

/** What counts tries: a third one is not admitted. */
const counted = () => {
  tries = 0;
  const ledger = {
    admitSignIn: async () => (++tries > 2 ? { admitted: false, retryAt: now } : { admitted: true }),
    forgiveSignIn: async () => void tries--,
  };
  return {
    ...deps,
    ledger,
    cookies: { get: () => undefined, set: () => {} },
    knownDevices: createKnownDevices(createKeyedHash("unused")),
    passwordTurns: { known: createTurns(1), unknown: createTurns(1) },
    address: "203.0.113.7",
  } as SecondFactorDeps;
};

const form = (code: string) => {
  const sent = new FormData();
  sent.set("code", code);
  return sent;
};

test("own second factor: a password alone neither renews the recovery codes nor turns it off", async () => {
  const { sealed, key } = offer();
  await setUp(sealed, codeIn(key, -1));
  audited = [];
  const refused = { kind: "refused", why: "code" };
  expect(await renewOwnCodes(form(""), ani, counted())).toEqual(refused);
  expect(await renewOwnCodes(form(codeIn(key, 9)), ani, counted())).toEqual(refused);
  expect(await removeOwn(form(""), ani, counted())).toBe("code");
  expect(await removeOwn(form("abcde-fghij-kmnpq"), ani, counted())).toBe("code");
  expect(await secondFactorOf(db, ani.id)).toEqual({ left: 10 });
  expect(audited.map(([event]) => event)).toEqual(Array(4).fill("second_factor_failed"));
});

test("own second factor: renewed by a code of the app, turned off by a recovery code, each once", async () => {
  const { sealed, key } = offer();
  await setUp(sealed, codeIn(key, -1));
  const right = codeIn(key);
  const renewed = await renewOwnCodes(form(right), ani, counted());
  expect(renewed).toMatchObject({ kind: "codes", codes: { length: 10 } });
  expect(await removeOwn(form(right), ani, counted())).toBe("code");
  const [code = ""] = "codes" in renewed ? renewed.codes : [];
  expect(await removeOwn(form(code.toUpperCase()), ani, counted())).toBeNull();
  expect(await secondFactorOf(db, ani.id)).toBeNull();
  expect(audited.map(([event]) => event)).toEqual([
    "second_factor_set_up",
    "recovery_codes_made",
    "second_factor_failed",
    "recovery_code_used",
    "second_factor_removed",
  ]);
});

test("proof by code: a right one costs no try, a wrong or used one does", async () => {
  const { sealed, key } = offer();
  await setUp(sealed, codeIn(key, -1));
  const own = counted();
  const give = (code: string) => tryOwnCode("action confirmSelf", code, ani, keys, own, now);
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

test("proof by code: an unreadable secret costs no try and alerts", async () => {
  const { sealed, key } = offer();
  await setUp(sealed, codeIn(key, -1));
  const alerts: object[] = [];
  const own = { ...counted(), log: { error: (told: object) => alerts.push(told), warn: () => {} } as never };
  expect(await tryOwnCode("action confirmSelf", codeIn(key), ani, ["another key"], own, now)).toBe(
    "unreadable",
  );
  expect(tries).toBe(0);
  expect(alerts).toMatchObject([{ reason: "unreadable", alert: true }]);
});
