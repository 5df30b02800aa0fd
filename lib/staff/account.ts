import { hashPassword, verifyPassword } from "better-auth/crypto";
import { and, desc, eq, gt, ne } from "drizzle-orm";
import type { Database } from "../ledger/database/database";
import { staffAccounts, staffSessions } from "./schema";
import { endSignInsUnderWay } from "./second-factor/second-factor";
import { isInUse, type SessionRules } from "./session";
import type { SignedInStaff } from "./staff";

const credentialOf = (staffId: string) =>
  and(eq(staffAccounts.userId, staffId), eq(staffAccounts.providerId, "credential"));

async function passwordHash(db: Database, staffId: string): Promise<string | null> {
  const [found] = await db
    .select({ hash: staffAccounts.password })
    .from(staffAccounts)
    .where(credentialOf(staffId));
  return found?.hash ?? null;
}

/** Who comes by the identity provider has none. */
export const hasPassword = async (db: Database, staffId: string) =>
  (await passwordHash(db, staffId)) !== null;

export async function isPasswordOf(db: Database, staffId: string, password: string): Promise<boolean> {
  const hash = await passwordHash(db, staffId);
  return hash !== null && (await verifyPassword({ hash, password }));
}

/** The own one, by somebody who has just given the former; all other sessions end with it. */
export async function renewPassword(
  db: Database,
  { id, sessionId }: Pick<SignedInStaff, "id" | "sessionId">,
  password: string,
): Promise<void> {
  const hash = await hashPassword(password);
  await db.transaction(async (tx) => {
    await tx.update(staffAccounts).set({ password: hash, updatedAt: new Date() }).where(credentialOf(id));
    await endOtherSessions(tx, { id, sessionId });
    await endSignInsUnderWay(tx, id);
  });
}

/** `locked`: of a tablet in a customer's hands. */
export type OwnSession = { id: string; startedAt: Date; seenAt: Date; locked: boolean };

/** The last used first. */
export async function listSessions(
  db: Database,
  staffId: string,
  rules: SessionRules,
): Promise<OwnSession[]> {
  const alive = and(
    eq(staffSessions.userId, staffId),
    gt(staffSessions.expiresAt, rules.now()),
    isInUse(rules),
  );
  const found = await db.select().from(staffSessions).where(alive).orderBy(desc(staffSessions.seenAt));
  return found.map(({ id, createdAt, seenAt, lockedAt }) => ({
    id,
    startedAt: createdAt,
    seenAt,
    locked: lockedAt !== null,
  }));
}

export async function endOtherSessions(
  db: Database,
  { id, sessionId }: Pick<SignedInStaff, "id" | "sessionId">,
): Promise<void> {
  await db.delete(staffSessions).where(and(eq(staffSessions.userId, id), ne(staffSessions.id, sessionId)));
}
