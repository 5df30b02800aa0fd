import { and, desc, eq, gt, lt, ne, sql } from "drizzle-orm";
import type { Database } from "./database/database";
import type { KeyedHash } from "./fingerprint";
import { after, type Cap, type LedgerContext, type LedgerRules } from "./rules";
import { attempts, counters } from "./schema";

export type Admission = { admitted: true } | { admitted: false; retryAt: Date };

const callsKey = "calls";

/**
 * Counts one start or submission of an address.
 * @param address the client's IP; only its keyed hash is kept, for a day and until the next clean-up
 */
export async function admitAddress(
  { db, hash, rules, now }: LedgerContext,
  what: "start" | "submission",
  address: string,
): Promise<Admission> {
  const cap = what === "start" ? rules.startsPerAddress : rules.submissionsPerAddress;
  return count(db, `${what}:${hash("address", address)}`, cap, now());
}

/** Somebody who tries to sign in: the name that was typed, and where from. */
export type SignIn = { username: string; address: string };

/** Counts one try to sign in, of the account and of the address; `forgiveSignIn` takes it off again. */
export async function admitSignIn(
  { db, hash, rules, now }: LedgerContext,
  signIn: SignIn,
): Promise<Admission> {
  const at = now();
  for (const { key, cap } of signInCounts(hash, rules, signIn)) {
    const admission = await count(db, key, cap, at);
    if (!admission.admitted) return admission;
  }
  return { admitted: true };
}

/** The try succeeded: only failures are held against anybody. */
export async function forgiveSignIn({ db, hash, rules, now }: LedgerContext, signIn: SignIn): Promise<void> {
  for (const { key, cap } of signInCounts(hash, rules, signIn)) await uncount(db, key, cap, now());
}

function signInCounts(hash: KeyedHash, rules: LedgerRules, { username, address }: SignIn) {
  return [
    { key: `sign_in:${hash("account", username.toLowerCase())}`, cap: rules.signInsPerAccount },
    { key: `sign_in:${hash("address", address)}`, cap: rules.signInsPerAddress },
  ];
}

/** Counts one call on the installation's fuse. */
export async function admitCall(tx: Database, calls: Cap, now: Date): Promise<Admission> {
  return count(tx, callsKey, calls, now);
}

/** Takes a call off the fuse again that was claimed at that time and proved not sent. */
export async function returnCall(tx: Database, calls: Cap, claimedAt: Date): Promise<void> {
  await uncount(tx, callsKey, calls, claimedAt);
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

/** One more in the fixed window of the moment, or not. */
async function count(db: Database, key: string, cap: Cap, now: Date): Promise<Admission> {
  const start = windowOf(cap, now);
  if (await countIn(db, key, cap.count, start)) return { admitted: true };
  return { admitted: false, retryAt: after(start, cap.windowMs) };
}

/** One more of at most `limit` since `windowStart`, or false: a single statement, so that instances cannot race. */
export async function countIn(db: Database, key: string, limit: number, windowStart: Date): Promise<boolean> {
  if (limit < 1) return false;
  const counted = await db
    .insert(counters)
    .values({ key, windowStart, count: 1 })
    .onConflictDoUpdate({
      target: [counters.key, counters.windowStart],
      set: { count: sql`${counters.count} + 1` },
      setWhere: lt(counters.count, limit),
    })
    .returning({ count: counters.count });
  return counted.length === 1;
}

async function uncount(db: Database, key: string, cap: Cap, at: Date): Promise<void> {
  await db
    .update(counters)
    .set({ count: sql`${counters.count} - 1` })
    .where(and(eq(counters.key, key), eq(counters.windowStart, windowOf(cap, at)), gt(counters.count, 0)));
}

export function windowOf({ windowMs }: Cap, at: Date): Date {
  return new Date(Math.floor(at.getTime() / windowMs) * windowMs);
}
