import { and, desc, eq, gt, lt, ne, sql } from "drizzle-orm";
import type { Database } from "./database";
import { after, type Cap, type LedgerContext } from "./rules";
import { attempts, counters } from "./schema";

export type Admission = { admitted: true } | { admitted: false; retryAt: Date };

const callsKey = "calls";

/**
 * Counts one start or submission of an address.
 * @param address the client's IP; only its keyed hash is kept, and not for longer than a day
 */
export async function admitAddress(
  { db, hash, rules, now }: LedgerContext,
  what: "start" | "submission",
  address: string,
): Promise<Admission> {
  const cap = what === "start" ? rules.startsPerAddress : rules.submissionsPerAddress;
  return count(db, `${what}:${hash("address", address)}`, cap, now());
}

/** Counts one call on the installation's fuse. */
export async function admitCall(tx: Database, calls: Cap, now: Date): Promise<Admission> {
  return count(tx, callsKey, calls, now);
}

/** Takes a call off the fuse again that was claimed at that time and proved not sent. */
export async function returnCall(tx: Database, calls: Cap, claimedAt: Date): Promise<void> {
  await tx
    .update(counters)
    .set({ count: sql`${counters.count} - 1` })
    .where(and(eq(counters.key, callsKey), eq(counters.windowStart, windowOf(calls, claimedAt))));
}

/** How many attempts an application has left, and when the next one comes free if there is none. */
export type Allowance = { left: number; retryAt: Date | null };

/** Sliding, over the attempts themselves: at most as many rows as the cap are read. Released ones are free. */
export async function attemptsLeft(
  db: Database,
  cap: Cap,
  applicationId: string,
  now: Date,
  /** An attempt that runs again does not stand in its own way. */
  except?: string,
): Promise<Allowance> {
  const used = await db
    .select({ at: attempts.claimedAt })
    .from(attempts)
    .where(
      and(
        eq(attempts.applicationId, applicationId),
        gt(attempts.claimedAt, after(now, -cap.windowMs)),
        ne(attempts.state, "released"),
        except === undefined ? undefined : ne(attempts.id, except),
      ),
    )
    .orderBy(desc(attempts.claimedAt))
    .limit(cap.count);
  const left = cap.count - used.length;
  return { left, retryAt: left > 0 ? null : after(used.at(-1)?.at ?? now, cap.windowMs) };
}

/** One more in the fixed window of the moment, or not: a single statement, so that instances cannot race. */
async function count(db: Database, key: string, cap: Cap, now: Date): Promise<Admission> {
  const windowStart = windowOf(cap, now);
  const refused: Admission = { admitted: false, retryAt: after(windowStart, cap.windowMs) };
  if (cap.count < 1) return refused;
  const counted = await db
    .insert(counters)
    .values({ key, windowStart, count: 1 })
    .onConflictDoUpdate({
      target: [counters.key, counters.windowStart],
      set: { count: sql`${counters.count} + 1` },
      setWhere: lt(counters.count, cap.count),
    })
    .returning({ count: counters.count });
  return counted.length === 1 ? { admitted: true } : refused;
}

function windowOf({ windowMs }: Cap, at: Date): Date {
  return new Date(Math.floor(at.getTime() / windowMs) * windowMs);
}
