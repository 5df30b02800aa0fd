import { and, desc, eq, gt, lt, ne, sql } from "drizzle-orm";
import { later, type Moment, readMoment, windowAt } from "./clock";
import type { KeyedHash } from "./fingerprint";
import { after, type Cap, type LedgerContext, type LedgerRules } from "./rules";
import { attempts, counters } from "./schema";

export type Admission = { admitted: true } | { admitted: false; retryAt: Date };

export const callsKey = "calls";

/** @param address client IP; only its keyed hash is kept */
export async function admitAddress(
  context: LedgerContext,
  what: "start" | "submission",
  address: string,
): Promise<Admission> {
  const { hash, rules } = context;
  const cap = what === "start" ? rules.startsPerAddress : rules.submissionsPerAddress;
  return count(context, `${what}:${hash("address", address)}`, cap);
}

/** `username` as typed, `address` the client's IP. */
export type SignIn = { username: string; address: string };

export async function admitSignIn(context: LedgerContext, signIn: SignIn): Promise<Admission> {
  for (const { key, cap } of signInCounts(context.hash, context.rules, signIn)) {
    const admission = await count(context, key, cap);
    if (!admission.admitted) return admission;
  }
  return { admitted: true };
}

/** Only failures count. */
export async function forgiveSignIn(context: LedgerContext, signIn: SignIn): Promise<void> {
  for (const { key, cap } of signInCounts(context.hash, context.rules, signIn))
    await context.db
      .update(counters)
      .set({ count: sql`${counters.count} - 1` })
      .where(
        and(
          eq(counters.key, key),
          eq(counters.windowStart, windowAt(context.now(), cap.windowMs)),
          gt(counters.count, 0),
        ),
      );
}

function signInCounts(hash: KeyedHash, rules: LedgerRules, { username, address }: SignIn) {
  return [
    { key: `sign_in:${hash("account", username.toLowerCase())}`, cap: rules.signInsPerAccount },
    { key: `sign_in:${hash("address", address)}`, cap: rules.signInsPerAddress },
  ];
}

export const admitCall = (context: LedgerContext): Promise<Admission> =>
  count(context, callsKey, context.rules.calls);

export type Allowance = { left: number; retryAt: Date | null };

/** Sliding window over attempts; released ones are free. */
export async function attemptsLeft(
  { db, rules, now }: LedgerContext,
  applicationId: string,
): Promise<Allowance> {
  const cap = rules.attemptsPerApplication;
  const used = await db
    .select({ at: attempts.claimedAt })
    .from(attempts)
    .where(
      and(
        eq(attempts.applicationId, applicationId),
        gt(attempts.claimedAt, later(now(), -cap.windowMs)),
        ne(attempts.state, "released"),
      ),
    )
    .orderBy(desc(attempts.claimedAt))
    .limit(cap.count);
  const left = cap.count - used.length;
  const oldest = used.at(-1);
  return { left, retryAt: left > 0 || !oldest ? null : after(oldest.at, cap.windowMs) };
}

/** Fixed window. */
async function count(context: LedgerContext, key: string, cap: Cap): Promise<Admission> {
  const windowStart = windowAt(context.now(), cap.windowMs);
  if (await countIn(context, key, cap.count, windowStart)) return { admitted: true };
  return { admitted: false, retryAt: await readMoment(context.db, later(windowStart, cap.windowMs)) };
}

/** One statement, so instances cannot race. */
export async function countIn(
  { db }: LedgerContext,
  key: string,
  limit: number,
  windowStart: Moment,
): Promise<boolean> {
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
