import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { onEachDatabase } from "../ledger/testing/databases";
import { emptyTables } from "../ledger/testing/empty-tables";
import { endOtherSessions, hasPassword, isPasswordOf, listSessions, renewPassword } from "./account";
import { addStaff } from "./people";
import { staff, staffAccounts, staffSessions } from "./schema";
import type { SignedInStaff } from "./staff";

const password = "becak biru di kebun";
const another = "kelapa muda tiga butir";
const now = new Date("2026-03-02T09:00:00.000Z");
const minute = 60_000;
const rules = { idleMs: 30 * minute, shiftMs: 12 * 60 * minute, now: () => now };
const ago = (minutes: number) => new Date(now.getTime() - minutes * minute);

onEachDatabase("own account", (bench) => {
  const db = () => bench().database.db;
  let ani: SignedInStaff;
  let budi: string;

  const addSession = (id: string, userId: string, seenAt = now, more = {}) =>
    db()
      .insert(staffSessions)
      .values({
        ...{ id, token: id, userId, seenAt, createdAt: ago(60), updatedAt: now },
        expiresAt: ago(-1),
        ...more,
      });
  const idsOf = async (staffId: string) =>
    (await listSessions(db(), staffId, rules)).map((session) => session.id);

  beforeEach(async () => {
    await emptyTables(db(), "staff");
    for (const username of ["ani", "budi"])
      await addStaff(db(), { name: username, branch: "A", role: "staff", username, password });
    const people = await db().select().from(staff);
    const idOf = (name: string) => people.find(({ username }) => username === name)?.id ?? "";
    budi = idOf("budi");
    const session = { sessionId: "here", provedAt: now, endsAt: now, mayExtend: false };
    ani = {
      id: idOf("ani"),
      name: "ani",
      branch: "A",
      role: "staff",
      locked: false,
      owing: false,
      ...session,
    };
    for (const id of ["here", "there", "elsewhere"]) await addSession(id, ani.id);
    await addSession("budi's", budi);
  });

  test("isPasswordOf: the own one alone, and none of who has none", async () => {
    expect(await isPasswordOf(db(), ani.id, password)).toBe(true);
    expect(await isPasswordOf(db(), ani.id, another)).toBe(false);
    expect(await isPasswordOf(db(), "nobody", password)).toBe(false);
    await db().update(staffAccounts).set({ providerId: "oidc" }).where(eq(staffAccounts.userId, ani.id));
    expect([await hasPassword(db(), ani.id), await hasPassword(db(), budi)]).toEqual([false, true]);
    expect(await isPasswordOf(db(), ani.id, password)).toBe(false);
  });

  test("renewPassword: takes the old one's place and ends the other sessions, of nobody else", async () => {
    await renewPassword(db(), ani, another);
    expect(await isPasswordOf(db(), ani.id, another)).toBe(true);
    expect(await isPasswordOf(db(), ani.id, password)).toBe(false);
    expect(await isPasswordOf(db(), budi, password)).toBe(true);
    expect([await idsOf(ani.id), await idsOf(budi)]).toEqual([["here"], ["budi's"]]);
  });

  test("endOtherSessions: leaves this one, and everybody else's", async () => {
    await endOtherSessions(db(), ani);
    expect([await idsOf(ani.id), await idsOf(budi)]).toEqual([["here"], ["budi's"]]);
  });

  test("listSessions: the last used first, none that has ended", async () => {
    await db().delete(staffSessions);
    await addSession("older", ani.id, ago(5));
    await addSession("locked", ani.id, ago(2), { lockedAt: ago(3) });
    await addSession("idle", ani.id, ago(30));
    await addSession("ahead", ani.id, ago(-30));
    await addSession("over", ani.id, now, { expiresAt: now });
    expect(await listSessions(db(), ani.id, rules)).toEqual([
      { id: "locked", startedAt: ago(60), seenAt: ago(2), locked: true },
      { id: "older", startedAt: ago(60), seenAt: ago(5), locked: false },
    ]);
  });
});
