import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import type { Database } from "../ledger/database/database";
import { createStaffAuth, noEmail } from "./auth";
import type { Role } from "./roles";
import { staff, staffAccounts, staffSessions } from "./schema";

export type NewPerson = { name: string; branch: string; role: Role; username: string; password: string };
export type PersonRow = typeof staff.$inferSelect;

/** Nothing is signed here, so a temporary secret suffices. */
const writer = (db: Database) =>
  createStaffAuth({ db, secret: randomUUID() + randomUUID(), origin: "http://localhost", shiftMs: 1_000 });

/** @throws better-auth's APIError if the user name is taken or invalid */
export async function addStaff(db: Database, { password, username, ...person }: NewPerson): Promise<void> {
  const { internalAdapter, password: passwords } = await writer(db).$context;
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
}

/** Ends the sessions; the PIN goes too. */
export async function setPassword(db: Database, username: string, password: string): Promise<boolean> {
  const person = await findPerson(db, username);
  if (!person) return false;
  const { password: passwords } = await writer(db).$context;
  const changed = await db
    .update(staffAccounts)
    .set({ password: await passwords.hash(password), updatedAt: new Date() })
    .where(and(eq(staffAccounts.userId, person.id), eq(staffAccounts.providerId, "credential")))
    .returning({ id: staffAccounts.id });
  await db.update(staff).set({ pinHash: null }).where(eq(staff.id, person.id));
  await db.delete(staffSessions).where(eq(staffSessions.userId, person.id));
  return changed.length === 1;
}

/**
 * Ends sessions; the flag refuses requests under way.
 * @param who user name, or id without one
 */
export async function setDisabled(db: Database, who: string, disabled: boolean): Promise<boolean> {
  const person = await findPerson(db, who);
  if (!person) return false;
  await db.update(staff).set({ disabled, updatedAt: new Date() }).where(eq(staff.id, person.id));
  await db.delete(staffSessions).where(eq(staffSessions.userId, person.id));
  return true;
}

/** The name stays on consents and attempts. */
export async function removeStaff(db: Database, who: string): Promise<boolean> {
  const person = await findPerson(db, who);
  if (person) await db.delete(staff).where(eq(staff.id, person.id));
  return person !== undefined;
}

export async function listStaff(db: Database): Promise<PersonRow[]> {
  return db.select().from(staff).orderBy(asc(staff.branch), asc(staff.name));
}

async function findPerson(db: Database, who: string): Promise<PersonRow | undefined> {
  const [byName] = await db.select().from(staff).where(eq(staff.username, who.toLowerCase()));
  if (byName) return byName;
  const [byId] = await db.select().from(staff).where(eq(staff.id, who));
  return byId;
}
