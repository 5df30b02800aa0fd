import { and, eq, gt, isNull, lt, lte, not, or, type SQL, sql } from "drizzle-orm";
import { later } from "../ledger/clock";
import type { Database } from "../ledger/database/database";
import type { StaffAuth } from "./auth";
import { isWithin } from "./proof";
import { asRole } from "./roles";
import { staffSessions, staffVerifications } from "./schema";
import { owesSecondFactor, type Requirement } from "./second-factor/requirement";
import type { SignedInStaff } from "./staff";

/** Far below the warning's minute, which the page counts from its last request. */
const touchEveryMs = 5_000;

const extensionMs = 3_600_000;
/** WCAG 2.2.1; that a copied cookie still ends. */
const extensions = 10;
/** The page's warning of a minute, and slack: extensions cannot be stacked early. */
const endingMs = 5 * 60_000;

export type SessionRules = {
  idleMs: number;
  shiftMs: number;
  now: () => Date;
  /** Whose second factor is asked for; undefined: of those who have set one up. */
  secondFactor?: Requirement | undefined;
};

/**
 * Read from the database each time: disabling works at once.
 * @param passive does not extend the session
 */
export async function readStaff(
  auth: StaffAuth,
  db: Database,
  headers: Headers,
  { idleMs, shiftMs, now, secondFactor }: SessionRules,
  { passive = false } = {},
): Promise<SignedInStaff | null> {
  const found = await auth.api.getSession({ headers });
  if (!found) return null;
  const { session, user } = found;
  const seenAt = session.seenAt ?? session.createdAt;
  const at = now();
  if (user.disabled || !isWithin(idleMs, seenAt, at)) {
    await endSession(db, session.id);
    return null;
  }
  const role = asRole(user.role);
  if (!role || typeof user.branch !== "string") return null;
  if (!passive && !isWithin(touchEveryMs, seenAt, at))
    await db.update(staffSessions).set({ seenAt: at }).where(eq(staffSessions.id, session.id));
  return {
    id: user.id,
    name: user.name,
    branch: user.branch,
    role,
    locked: session.lockedAt != null,
    owing: owesSecondFactor(
      { role, username: user.username, twoFactorEnabled: user.twoFactorEnabled },
      secondFactor,
    ),
    sessionId: session.id,
    provedAt: session.provedAt ?? session.createdAt,
    endsAt: session.expiresAt,
    mayExtend: session.expiresAt.getTime() <= session.createdAt.getTime() + lastExtensionMs(shiftMs),
  };
}

/** Until it is unlocked, or signed in anew. @returns whether it was open before */
export async function lockSession(db: Database, sessionId: string, now: Date): Promise<boolean> {
  const locked = await db
    .update(staffSessions)
    .set({ lockedAt: now })
    .where(and(eq(staffSessions.id, sessionId), isNull(staffSessions.lockedAt)))
    .returning({ id: staffSessions.id });
  return locked.length === 1;
}

export async function unlockSession(db: Database, sessionId: string): Promise<void> {
  await db.update(staffSessions).set({ lockedAt: null }).where(eq(staffSessions.id, sessionId));
}

export async function proveSession(db: Database, sessionId: string, now: Date): Promise<void> {
  await db.update(staffSessions).set({ provedAt: now }).where(eq(staffSessions.id, sessionId));
}

/** After a session began: later than this its end is not put off. */
const lastExtensionMs = (shiftMs: number): number => shiftMs + (extensions - 1) * extensionMs;

export const isEnding = (endsAt: Date, now: Date): boolean => endsAt.getTime() - now.getTime() <= endingMs;

/**
 * Puts the end off by an hour, counted from the end: a clock set back gains nothing.
 * @returns the new end, or null: ended, not ending yet, or put off ten times
 */
export async function extendSession(
  db: Database,
  sessionId: string,
  { shiftMs, now }: Pick<SessionRules, "shiftMs" | "now">,
): Promise<Date | null> {
  const at = now();
  const { id, createdAt, expiresAt } = staffSessions;
  const [extended] = await db
    .update(staffSessions)
    .set({ expiresAt: later(expiresAt, extensionMs) })
    .where(
      and(
        eq(id, sessionId),
        gt(expiresAt, at),
        lte(expiresAt, new Date(at.getTime() + endingMs)),
        lte(expiresAt, later(createdAt, lastExtensionMs(shiftMs))),
      ),
    )
    .returning({ endsAt: expiresAt });
  return extended?.endsAt ?? null;
}

export async function endSession(db: Database, sessionId: string): Promise<void> {
  await db.delete(staffSessions).where(eq(staffSessions.id, sessionId));
}

/** Of a row, as `isWithin` has it. */
export function isInUse({ idleMs, now }: SessionRules): SQL {
  const at = now().getTime();
  const [earliest, latest] = [new Date(at - idleMs), new Date(at + idleMs)];
  return sql`(${gt(staffSessions.seenAt, earliest)} and ${lt(staffSessions.seenAt, latest)})`;
}

export async function purgeSessions(db: Database, rules: SessionRules): Promise<void> {
  const now = rules.now();
  await db.delete(staffSessions).where(or(lt(staffSessions.expiresAt, now), not(isInUse(rules))));
  await db.delete(staffVerifications).where(lt(staffVerifications.expiresAt, now));
}
