import { randomUUID } from "node:crypto";
import { and, asc, eq, or } from "drizzle-orm";
import { operator, record } from "../ledger/audit/chain";
import type { Database } from "../ledger/database/database";
import { createStaffAuth, noEmail } from "./auth";
import type { Role } from "./roles";
import { staff, staffAccounts, staffSessions } from "./schema";
import { endSignInsUnderWay, removeSecondFactor } from "./second-factor/second-factor";

export type NewPerson = { name: string; branch: string; role: Role; username: string; password: string };
export type PersonRow = typeof staff.$inferSelect;

/** Nothing is signed here, so a temporary secret suffices. */
const writer = (db: Database) =>
  createStaffAuth({ db, secret: randomUUID() + randomUUID(), origin: "http://localhost", shiftMs: 1_000 });

/** @throws better-auth's APIError if the user name is taken or invalid */
export async function addStaff(db: Database, { password, username, ...person }: NewPerson): Promise<void> {
  await db.transaction(async (tx) => {
    const { internalAdapter, password: passwords } = await writer(tx).$context;
    const email = noEmail(randomUUID());
    const user = await internalAdapter.createUser(
      { ...person, username, email, emailVerified: false },
      { method: "command-line" },
    );
    await internalAdapter.linkAccount({
      userId: user.id,
      providerId: "credential",
      accountId: user.id,
      password: await passwords.hash(password),
    });
    await record(tx, "staff_added", operator(person.branch), { staffId: user.id });
  });
}

/** Ends the sessions; the PIN goes too. */
export async function setPassword(db: Database, username: string, password: string): Promise<boolean> {
  const person = await findPerson(db, username);
  if (!person) return false;
  const { password: passwords } = await writer(db).$context;
  const hash = await passwords.hash(password);
  return db.transaction(async (tx) => {
    const changed = await tx
      .update(staffAccounts)
      .set({ password: hash, updatedAt: new Date() })
      .where(and(eq(staffAccounts.userId, person.id), eq(staffAccounts.providerId, "credential")))
      .returning({ id: staffAccounts.id });
    await tx.update(staff).set({ pinHash: null }).where(eq(staff.id, person.id));
    await tx.delete(staffSessions).where(eq(staffSessions.userId, person.id));
    await endSignInsUnderWay(tx, person.id);
    if (changed.length !== 1) return false;
    await record(tx, "staff_password_set", operator(person.branch), { staffId: person.id });
    return true;
  });
}

/** Ends the sessions: for a phone that is lost, and who found it. @returns null: nobody is called so */
export async function resetSecondFactor(db: Database, who: string): Promise<boolean | null> {
  const person = await findPerson(db, who);
  if (!person) return null;
  return db.transaction(async (tx) => {
    if (!(await removeSecondFactor(tx, person.id))) return false;
    await tx.delete(staffSessions).where(eq(staffSessions.userId, person.id));
    await record(tx, "staff_second_factor_reset", operator(person.branch), { staffId: person.id });
    return true;
  });
}

/**
 * Ends sessions; the flag refuses requests under way.
 * @param who user name, or id without one
 */
export async function setDisabled(db: Database, who: string, disabled: boolean): Promise<boolean> {
  const person = await findPerson(db, who);
  if (!person) return false;
  await db.transaction(async (tx) => {
    await tx.update(staff).set({ disabled, updatedAt: new Date() }).where(eq(staff.id, person.id));
    await tx.delete(staffSessions).where(eq(staffSessions.userId, person.id));
    const event = disabled ? "staff_disabled" : "staff_enabled";
    await record(tx, event, operator(person.branch), { staffId: person.id });
  });
  return true;
}

/** The name stays on consents and attempts. */
export async function removeStaff(db: Database, who: string): Promise<boolean> {
  const person = await findPerson(db, who);
  if (!person) return false;
  await db.transaction(async (tx) => {
    await tx.delete(staff).where(eq(staff.id, person.id));
    await record(tx, "staff_removed", operator(person.branch), { staffId: person.id });
  });
  return true;
}

export async function listStaff(db: Database): Promise<PersonRow[]> {
  return db.select().from(staff).orderBy(asc(staff.branch), asc(staff.name));
}

/** @param who user name, or id */
export async function findPerson(db: Database, who: string): Promise<PersonRow | undefined> {
  const name = who.toLowerCase();
  // One question, so that a failed sign-in takes as long for a name that nobody has.
  const found = await db
    .select()
    .from(staff)
    .where(or(eq(staff.username, name), eq(staff.id, who)));
  return found.find(({ username }) => username === name) ?? found[0];
}
