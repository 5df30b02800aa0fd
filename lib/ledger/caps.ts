import { and, desc, eq, gt, inArray, lt, ne, sql } from "drizzle-orm";
import { later, type Moment, readMoment, windowAt } from "./clock";
import type { Database } from "./database/database";
import type { KeyedHash } from "./fingerprint";
import { after, type Cap, type LedgerContext, type LedgerRules } from "./rules";
import { attempts, counters } from "./schema";

export type Admission = { admitted: true } | { admitted: false; retryAt: Date };

export const callsKey = "calls";

/** `no_key`: calls of other systems without a valid key. */
const addressCaps = {
  start: "startsPerAddress",
  submission: "submissionsPerAddress",
  no_key: "keylessCallsPerAddress",
} as const;

export type AddressCap = keyof typeof addressCaps;

/** @param address client IP; only its keyed hash is kept */
export async function admitAddress(
  context: LedgerContext,
  what: AddressCap,
  address: string,
): Promise<Admission> {
  const { hash, rules } = context;
  return count(context, prefixed(what, hash.all("address", address)), rules[addressCaps[what]]);
}

/** `username` as typed, `address` the client's IP, `device` one on which this user name has signed in before. */
export type SignIn = { username: string; address: string; device?: string | null };

export async function admitSignIn(context: LedgerContext, signIn: SignIn): Promise<Admission> {
  for (const { keys, cap } of signInCounts(context.hash, context.rules, signIn)) {
    const admission = await count(context, keys, cap);
    if (!admission.admitted) return admission;
  }
  return { admitted: true };
}

/** Only failures count. */
export async function forgiveSignIn(context: LedgerContext, signIn: SignIn): Promise<void> {
  for (const { keys, cap } of signInCounts(context.hash, context.rules, signIn))
    await context.db
      .update(counters)
      .set({ count: sql`${counters.count} - 1` })
      .where(
        and(
          eq(counters.key, keys[0] ?? ""),
          eq(counters.windowStart, windowAt(context.now(), cap.windowMs)),
          gt(counters.count, 0),
        ),
      );
}

/** A known device counts for itself alone: nobody elsewhere can use up its tries. */
function signInCounts(hash: KeyedHash, rules: LedgerRules, { username, address, device }: SignIn) {
  if (device) {
    const keys = prefixed("sign_in", hash.all("device", `count\n${device}`));
    return [{ keys, cap: rules.signInsPerAccount }];
  }
  return [
    { keys: prefixed("sign_in", hash.all("account", username.toLowerCase())), cap: rules.signInsPerAccount },
    { keys: prefixed("sign_in", hash.all("address", address)), cap: rules.signInsPerAddress },
  ];
}

/** For the statement that claims a call: gives no row where the window is full. */
export const countedCall = ({ db, rules, now }: LedgerContext) =>
  db.$with("counted").as(countUp(db, callsKey, rules.calls.count, windowAt(now(), rules.calls.windowMs)));

export const nextCallsAt = ({ db, rules, now }: LedgerContext): Promise<Date> =>
  nextWindow(db, windowAt(now(), rules.calls.windowMs), rules.calls);

export type Allowance = { left: number; retryAt: Date | null };

/** Of an application, in the cap's sliding window; released ones are free. */
export const usedAttempts = ({ rules, now }: LedgerContext, applicationId: string) =>
  and(
    eq(attempts.applicationId, applicationId),
    gt(attempts.claimedAt, later(now(), -rules.attemptsPerApplication.windowMs)),
    ne(attempts.state, "released"),
  );

export async function attemptsLeft(context: LedgerContext, applicationId: string): Promise<Allowance> {
  const used = await context.db
    .select({ claimedAt: attempts.claimedAt })
    .from(attempts)
    .where(usedAttempts(context, applicationId))
    .orderBy(desc(attempts.claimedAt))
    .limit(context.rules.attemptsPerApplication.count);
  return allowanceOf(context, used);
}

/** @param used newest first, no more than the cap */
export function allowanceOf({ rules }: LedgerContext, used: readonly { claimedAt: Date }[]): Allowance {
  const { count, windowMs } = rules.attemptsPerApplication;
  const left = count - used.length;
  const oldest = used.at(-1);
  return { left, retryAt: left > 0 || !oldest ? null : after(oldest.claimedAt, windowMs) };
}

/** Fixed window. */
async function count(context: LedgerContext, keys: string[], cap: Cap): Promise<Admission> {
  const windowStart = windowAt(context.now(), cap.windowMs);
  if (await countIn(context, keys, cap.count, windowStart)) return { admitted: true };
  return { admitted: false, retryAt: await nextWindow(context.db, windowStart, cap) };
}

const nextWindow = (db: Database, windowStart: Moment, { windowMs }: Cap) =>
  readMoment(db, later(windowStart, windowMs));

/**
 * One statement, so instances cannot race.
 * @param keys of one thing: counts under the first, against it what stands under former secrets'
 */
export async function countIn(
  context: LedgerContext,
  [key = "", ...former]: readonly string[],
  most: number,
  windowStart: Moment,
): Promise<boolean> {
  const limit = most - (await countedIn(context, former, windowStart));
  if (limit < 1) return false;
  return (await countUp(context.db, key, limit, windowStart)).length === 1;
}

/** @param limit at least 1 */
const countUp = (db: Database, key: string, limit: number, windowStart: Moment) =>
  db
    .insert(counters)
    .values({ key, windowStart, count: 1 })
    .onConflictDoUpdate({
      target: [counters.key, counters.windowStart],
      set: { count: sql`${counters.count} + 1` },
      setWhere: lt(counters.count, limit),
    })
    .returning({ count: counters.count });

export async function countedIn({ db }: LedgerContext, keys: readonly string[], windowStart: Moment) {
  if (keys.length === 0) return 0;
  const [row] = await db
    .select({ counted: sql<number>`coalesce(sum(${counters.count}), 0)::int` })
    .from(counters)
    .where(and(inArray(counters.key, [...keys]), eq(counters.windowStart, windowStart)));
  return row?.counted ?? 0;
}

export const prefixed = (prefix: string, hashes: readonly string[]) =>
  hashes.map((hash) => `${prefix}:${hash}`);
