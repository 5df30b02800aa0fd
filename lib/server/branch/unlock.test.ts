import { pino } from "pino";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { openMemoryDatabase } from "../../ledger/testing/memory";
import { addStaff } from "../../staff/people";
import { setPin } from "../../staff/pin";
import { staff as people, staffSessions } from "../../staff/schema";
import type { SignedInStaff } from "../../staff/staff";
import { createTurns } from "../turns";
import type { Audit } from "./audit";
import { unlock } from "./unlock";

const db = await openMemoryDatabase();
const pin = "314159";
const now = new Date();
let ani: SignedInStaff;
let ended: string[];
let audited: unknown[];
let logged: unknown[];
const audit: Audit = async (event, who, details) => void audited.push([event, who?.id, details]);

beforeAll(async () => {
  await addStaff(db, {
    name: "Ani",
    branch: "JKT",
    role: "staff",
    username: "ani",
    password: "long enough for Ani",
  });
}, 60_000);

beforeEach(async () => {
  const [person] = await db.select().from(people);
  const id = person?.id ?? "";
  await db.delete(staffSessions);
  await setPin(db, id, pin);
  const moments = { expiresAt: now, seenAt: now, createdAt: now, updatedAt: now };
  await db.insert(staffSessions).values({ id: "s", token: "t", userId: id, lockedAt: now, ...moments });
  const role = { name: "Ani", branch: "JKT", role: "staff", locked: true, owing: false } as const;
  ani = { ...role, id, sessionId: "s", provedAt: now, endsAt: now, mayExtend: false };
  ended = [];
  audited = [];
  logged = [];
});

const log = pino(
  { base: null, timestamp: false },
  { write: (line: string) => void logged.push(JSON.parse(line)) },
);
const route = "route /api/staff/unlock";

const lockedAt = async () => (await db.select().from(staffSessions)).map((session) => session.lockedAt);

const tryWith = (given: string, who = ani, turns = createTurns(1)) =>
  unlock(given, who, {
    db,
    turns,
    endCase: async () => {
      // What is asked while the case ends.
      ended.push(`${(await lockedAt())[0] !== null}`);
    },
    log,
    audit,
  });

test("unlock: the right PIN ends the case first, then opens the tablet", async () => {
  expect(await tryWith(pin)).toEqual({ kind: "unlocked" });
  expect([ended, await lockedAt()]).toEqual([["true"], [null]]);
  expect(audited).toEqual([["unlocked", ani.id, {}]]);
  expect(logged).toEqual([{ level: 30, route, staffId: ani.id, msg: "Staff unlocked a tablet." }]);
});

test("unlock: stays locked where the case cannot be ended", async () => {
  const deps = { db, turns: createTurns(1), log: pino({ level: "silent" }), audit };
  const endCase = () => Promise.reject(new Error("down"));
  await expect(unlock(pin, ani, { ...deps, endCase })).rejects.toThrow("down");
  expect(await lockedAt()).toEqual([now]);
});

test.each(["", "31415", "3141590", "31415x"])("unlock: %s is no PIN, and costs no try", async (given) => {
  for (let times = 0; times < 6; times++)
    expect(await tryWith(given)).toEqual({ kind: "refused", why: "format" });
  expect(await tryWith(pin)).toEqual({ kind: "unlocked" });
});

test("unlock: four wrong PINs are refused, the fifth ends the session, the case stays", async () => {
  for (let times = 0; times < 4; times++)
    expect(await tryWith("271828")).toEqual({ kind: "refused", why: "wrong" });
  expect(await lockedAt()).toEqual([now]);
  expect(await tryWith("271828")).toEqual({ kind: "spent" });
  expect([ended, await lockedAt()]).toEqual([[], []]);
  const failed = ["pin_failed", ani.id, { reason: "pin" }];
  expect(audited).toEqual([...Array(4).fill(failed), ["pin_failed", ani.id, { reason: "pins" }]]);
  expect(logged).toEqual(
    [...Array(4).fill("pin"), "pins"].map((reason) => ({
      level: 40,
      route,
      reason,
      staffId: ani.id,
      msg: "Refused.",
    })),
  );
});

test("unlock: without a PIN nothing is tried", async () => {
  await db.update(people).set({ pinHash: null });
  expect(await tryWith(pin)).toEqual({ kind: "no_pin" });
  expect(await lockedAt()).toEqual([now]);
});

test("unlock: an unlocked tablet takes no PIN and keeps its case", async () => {
  expect(await tryWith("271828", { ...ani, locked: false })).toEqual({ kind: "unlocked" });
  expect(ended).toEqual([]);
});

test("unlock: too many at once are told so, without a try", async () => {
  const turns = createTurns(1, { queueLength: 0 });
  let free = () => {};
  const busy = turns(
    () =>
      new Promise<void>((resolve) => {
        free = resolve;
      }),
  );
  expect(await tryWith("271828", ani, turns)).toEqual({ kind: "refused", why: "busy" });
  expect(logged).toMatchObject([{ route, reason: "busy", staffId: ani.id }]);
  free();
  await busy;
});
