import { createHash, createHmac } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { onEachDatabase } from "../ledger/testing/databases";
import { emptyTables } from "../ledger/testing/empty-tables";
import { createStaffAuth, type StaffAuth } from "./auth";
import { addStaff } from "./people";
import { staff, staffSessions, staffVerifications } from "./schema";
import {
  endSession,
  extendSession,
  isEnding,
  lockSession,
  proveSession,
  purgeSessions,
  readStaff,
  unlockSession,
} from "./session";
import { signInAs } from "./testing/sign-in";

const minute = 60_000;
const hour = 60 * minute;
const secret = "a secret of the tests, long enough";
const password = "a long enough password";

onEachDatabase("session", (bench) => {
  let auth: StaffAuth;
  let now: Date;
  let id: string;
  const rules = { idleMs: 30 * minute, shiftMs: 12 * hour, now: () => now };
  const advance = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  const db = () => bench().database.db;
  const signIn = () => signInAs(auth, "ani", password);
  const whoIs = (headers: Headers, how = {}) => readStaff(auth, db(), headers, rules, how);
  const known = async (headers: Headers) => {
    const found = await whoIs(headers);
    if (!found) throw new Error("Nobody is signed in.");
    return found;
  };
  const rows = () => db().select().from(staffSessions);
  /** Used then, whenever it was made. */
  const usedAt = (at: Date) => db().update(staffSessions).set({ seenAt: at });

  beforeEach(async () => {
    await emptyTables(db(), "staff", "staff_verifications");
    await addStaff(db(), { name: "Ani", branch: "A", role: "staff", username: "ani", password });
    const [person] = await db().select().from(staff);
    id = person?.id ?? "";
    now = new Date();
    auth = createStaffAuth({ db: db(), secret, origin: "http://localhost", shiftMs: 12 * hour });
  });

  test("read: who signed in, since when and until when; nobody without a cookie", async () => {
    const headers = await signIn();
    const [row] = await rows();
    expect(await whoIs(headers)).toEqual({
      id,
      name: "Ani",
      branch: "A",
      role: "staff",
      locked: false,
      owing: false,
      sessionId: row?.id,
      provedAt: row?.createdAt,
      endsAt: row?.expiresAt,
      mayExtend: true,
    });
    expect(await whoIs(new Headers())).toBeNull();
  });

  test("read: a second factor is owed where it is required, until there is one", async () => {
    const headers = await signIn();
    const owing = async () =>
      (await readStaff(auth, db(), headers, { ...rules, secondFactor: "all" }))?.owing;
    expect(await owing()).toBe(true);
    await db().update(staff).set({ twoFactorEnabled: true });
    expect(await owing()).toBe(false);
  });

  test("read: the flag of a disabled person is enough, and ends the session for good", async () => {
    const headers = await signIn();
    await db().update(staff).set({ disabled: true });
    expect(await whoIs(headers)).toBeNull();
    expect(await rows()).toEqual([]);
  });

  test("read: nobody of a role that is not known, or of no branch", async () => {
    const headers = await signIn();
    const found = await auth.api.getSession({ headers });
    for (const odd of [{ role: "auditor" }, { role: null }, { branch: null }]) {
      const getSession = async () => ({ ...found, user: { ...found?.user, ...odd } });
      const other = { api: { getSession } } as unknown as StaffAuth;
      expect(await readStaff(other, db(), headers, rules)).toBeNull();
    }
  });

  test("idle: ends after 30 minutes; each use puts that off, a page's asking does not", async () => {
    const headers = await signIn();
    advance(29 * minute);
    expect(await whoIs(headers)).not.toBeNull();
    advance(29 * minute);
    expect(await whoIs(headers, { passive: true })).not.toBeNull();
    advance(minute);
    expect(await whoIs(headers)).toBeNull();
    advance(-minute);
    expect(await whoIs(headers)).toBeNull();
  });

  test("idle: 30 minutes are too long, a millisecond less is not", async () => {
    const headers = await signIn();
    await usedAt(new Date(now.getTime() - 30 * minute + 1));
    expect(await whoIs(headers, { passive: true })).not.toBeNull();
    await usedAt(new Date(now.getTime() - 30 * minute));
    expect(await whoIs(headers, { passive: true })).toBeNull();
  });

  test("idle: of a minute, kept up by a use every ten seconds, and counted from the last", async () => {
    const headers = await signIn();
    const use = () => readStaff(auth, db(), headers, { ...rules, idleMs: minute });
    await usedAt(now);
    for (let times = 0; times < 12; times++) {
      advance(10_000);
      expect(await use()).not.toBeNull();
    }
    expect((await rows())[0]?.seenAt).toEqual(now);
    advance(minute);
    expect(await use()).toBeNull();
  });

  test("idle: a use is written once in five seconds", async () => {
    const headers = await signIn();
    const [before, later] = [now, new Date(now.getTime() + 5_000)];
    await usedAt(before);
    const seen = async (at: Date) => {
      now = at;
      await whoIs(headers);
      return (await rows())[0]?.seenAt;
    };
    expect(await seen(new Date(later.getTime() - 1))).toEqual(before);
    expect(await seen(later)).toEqual(later);
  });

  test("clock set back: by the idle time it ends the session, by less it does not", async () => {
    const headers = await signIn();
    await usedAt(new Date(now.getTime() + 30 * minute - 1));
    expect(await whoIs(headers)).not.toBeNull();
    expect((await rows())[0]?.seenAt).toEqual(now);
    await usedAt(new Date(now.getTime() + 30 * minute));
    expect(await whoIs(headers)).toBeNull();
    expect(await rows()).toEqual([]);
  });

  test("shift: a session ends with it, however busy", async () => {
    const headers = await signIn();
    await db().execute(sql`update staff_sessions set expires_at = now() - interval '1 second'`);
    expect(await whoIs(headers)).toBeNull();
  });

  const later = (moment: Date, ms: number) => new Date(moment.getTime() + ms);
  const extend = (sessionId: string) => extendSession(db(), sessionId, rules);
  const endOf = async (sessionId: string) => (await rows()).find((row) => row.id === sessionId)?.expiresAt;

  test("extend: by an hour from the end, in its last five minutes and not before", async () => {
    const { sessionId, endsAt } = await known(await signIn());
    now = later(endsAt, -5 * minute - 1);
    expect([isEnding(endsAt, now), await extend(sessionId)]).toEqual([false, null]);
    now = later(endsAt, -5 * minute);
    expect([isEnding(endsAt, now), await extend(sessionId)]).toEqual([true, later(endsAt, hour)]);
    expect(await extend(sessionId)).toBeNull();
    expect(await endOf(sessionId)).toEqual(later(endsAt, hour));
  });

  test("extend: up to the last millisecond, never once it has ended", async () => {
    const [one, other] = [await known(await signIn()), await known(await signIn())];
    now = one.endsAt;
    expect(await extend(one.sessionId)).toBeNull();
    now = later(other.endsAt, -1);
    expect(await extend(other.sessionId)).toEqual(later(other.endsAt, hour));
  });

  test("extend: ten times and not eleven, as the session says of itself", async () => {
    const headers = await signIn();
    const { sessionId, endsAt } = await known(headers);
    const mayExtend = async (end: Date) => {
      now = later(end, -minute);
      await usedAt(now);
      return (await known(headers)).mayExtend;
    };
    for (let hours = 0; hours < 10; hours++) {
      expect(await mayExtend(later(endsAt, hours * hour))).toBe(true);
      expect(await extend(sessionId)).toEqual(later(endsAt, (hours + 1) * hour));
    }
    expect(await mayExtend(later(endsAt, 10 * hour))).toBe(false);
    expect(await extend(sessionId)).toBeNull();
    expect(await endOf(sessionId)).toEqual(later(endsAt, 10 * hour));
  });

  test("extend: this session, no other", async () => {
    const [tablet, other] = [await known(await signIn()), await known(await signIn())];
    now = later(tablet.endsAt, -minute);
    expect(await extend("nobody's")).toBeNull();
    await extend(tablet.sessionId);
    expect(await endOf(other.sessionId)).toEqual(other.endsAt);
  });

  test("extend: of twenty presses at once one counts", async () => {
    const { sessionId, endsAt } = await known(await signIn());
    now = later(endsAt, -minute);
    const ends = await Promise.all(Array.from({ length: 20 }, () => extend(sessionId)));
    expect(ends.filter(Boolean)).toEqual([later(endsAt, hour)]);
    expect(await endOf(sessionId)).toEqual(later(endsAt, hour));
  });

  test("extend: a clock set back gains nothing", async () => {
    const { sessionId, endsAt } = await known(await signIn());
    now = later(endsAt, -hour);
    expect(await extend(sessionId)).toBeNull();
    now = later(endsAt, -minute);
    await extend(sessionId);
    for (const back of [-4 * minute, -hour, -12 * hour]) {
      now = later(endsAt, back);
      expect(await extend(sessionId)).toBeNull();
    }
    expect(await endOf(sessionId)).toEqual(later(endsAt, hour));
  });

  test("extend: a session that began under a longer shift has its ten hours from today's", async () => {
    const { sessionId, endsAt } = await known(await signIn());
    now = later(endsAt, -minute);
    const shorter = { ...rules, shiftMs: 2 * hour };
    expect(await extendSession(db(), sessionId, shorter)).toBeNull();
    expect(await extendSession(db(), sessionId, { ...rules, shiftMs: 3 * hour })).not.toBeNull();
  });

  test("lock: kept by the session's row, by no other; a new sign-in is unlocked", async () => {
    const [tablet, other] = [await signIn(), await signIn()];
    const { sessionId, locked } = await known(tablet);
    expect(locked).toBe(false);
    expect(await lockSession(db(), sessionId, now)).toBe(true);
    expect((await known(tablet)).locked).toBe(true);
    expect((await known(other)).locked).toBe(false);
    expect((await known(await signIn())).locked).toBe(false);
    await purgeSessions(db(), rules);
    expect((await known(tablet)).locked).toBe(true);
    await lockSession(db(), (await known(other)).sessionId, now);
    await unlockSession(db(), sessionId);
    expect([(await known(tablet)).locked, (await known(other)).locked]).toEqual([false, true]);
  });

  test("lock: of twenty requests at once one locks, and the first moment stays", async () => {
    const { sessionId } = await known(await signIn());
    const locked = await Promise.all(Array.from({ length: 20 }, () => lockSession(db(), sessionId, now)));
    expect(locked.filter(Boolean)).toHaveLength(1);
    expect(await lockSession(db(), sessionId, new Date(0))).toBe(false);
    expect((await rows())[0]?.lockedAt).toEqual(now);
  });

  test("lock: outlives a clock that was set back", async () => {
    const tablet = await signIn();
    await lockSession(db(), (await known(tablet)).sessionId, new Date(now.getTime() + 10 * minute));
    expect((await known(tablet)).locked).toBe(true);
  });

  test("lock: a disabled person's ends with the session", async () => {
    const tablet = await signIn();
    await lockSession(db(), (await known(tablet)).sessionId, now);
    await db().update(staff).set({ disabled: true }).where(eq(staff.id, id));
    expect(await whoIs(tablet)).toBeNull();
  });

  test("prove: the session's own proof, of no other, and until then the sign-in", async () => {
    const [tablet, other] = [await signIn(), await signIn()];
    const before = await known(tablet);
    const later = new Date(before.provedAt.getTime() + 3_600_000);
    await proveSession(db(), before.sessionId, later);
    expect((await known(tablet)).provedAt).toEqual(later);
    expect((await known(other)).provedAt.getTime()).toBeLessThan(later.getTime());
  });

  test("end: this session, no other", async () => {
    const [tablet, other] = [await signIn(), await signIn()];
    await endSession(db(), (await known(tablet)).sessionId);
    expect([await whoIs(tablet), (await known(other)).id]).toEqual([null, id]);
  });

  test("purge: what has ended in any way, and sign-ins that are over", async () => {
    const session = (name: string, used: number, ends = minute) => ({
      ...{ id: name, token: name, userId: id, createdAt: now, updatedAt: now },
      seenAt: new Date(now.getTime() + used),
      expiresAt: new Date(now.getTime() + ends),
    });
    const idle = 30 * minute;
    await db()
      .insert(staffSessions)
      .values([
        session("used", 1 - idle),
        session("ahead", idle - 1),
        session("idle", -idle),
        session("far ahead", idle),
        session("over", 0, -1),
      ]);
    const waiting = (name: string, ends: number) => ({
      ...{ id: name, identifier: name, value: id, createdAt: now, updatedAt: now },
      expiresAt: new Date(now.getTime() + ends),
    });
    await db()
      .insert(staffVerifications)
      .values([waiting("waits", 0), waiting("is over", -1)]);
    await purgeSessions(db(), rules);
    expect((await rows()).map((row) => row.id).sort()).toEqual(["ahead", "used"]);
    expect((await db().select().from(staffVerifications)).map((row) => row.id)).toEqual(["waits"]);
  });

  test("token: kept hashed, and what is kept signs nobody in", async () => {
    const headers = await signIn();
    const kept = (await rows())[0]?.token ?? "";
    const [, token = ""] = /^staff=([^.]+)\./.exec(decodeURIComponent(headers.get("cookie") ?? "")) ?? [];
    expect(kept).toBe(createHash("sha256").update(token).digest("base64url"));
    // Signed with the right secret, as a reader of the table and of the settings could.
    const signature = createHmac("sha256", secret).update(kept).digest("base64");
    const forged = new Headers({ cookie: `staff=${encodeURIComponent(`${kept}.${signature}`)}` });
    expect(await whoIs(forged)).toBeNull();
    const own = createHmac("sha256", secret).update(token).digest("base64");
    expect(headers.get("cookie")).toBe(`staff=${encodeURIComponent(`${token}.${own}`)}`);
  });

  test("sign-out: removes the row", async () => {
    const [headers, other] = [await signIn(), await signIn()];
    await auth.api.signOut({ headers });
    expect(await whoIs(headers)).toBeNull();
    expect(await whoIs(other)).not.toBeNull();
  });

  test("row: has neither address nor browser", async () => {
    const headers = new Headers({ "user-agent": "canary", "x-forwarded-for": "203.0.113.7" });
    await auth.api.signInUsername({ body: { username: "ani", password }, headers });
    expect(await rows()).toMatchObject([{ ipAddress: null, userAgent: null }]);
  });
});
