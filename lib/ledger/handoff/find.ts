import { and, desc, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Ending } from "../../outcomes/endings";
import { outcomes } from "../../outcomes/outcomes";
import { isRunning } from "../../outcomes/states";
import { later } from "../clock";
import type { LedgerContext, LedgerRules } from "../rules";
import { type AttemptRow, attempts, type HandoffRow, handoffs, type SessionRow, sessions } from "../schema";
import { outcomeOf, stateAt } from "../view";
import { type HandoffState, handoffStateAt } from "./state";

/** `outcome`: of the phone's latest attempt, where that has one to show. `decided`: it is a final verdict. */
export type FoundHandoff = {
  row: HandoffRow;
  now: Date;
  state: HandoffState;
  outcome: Ending | null;
  decided: boolean;
};

/** By a cookie of one of its two devices. */
export const ofWatcher = ({ hash }: LedgerContext, token: string): SQL =>
  inArray(handoffs.watcherHash, hash.all("handoff_cookie", token));
export const ofPhone = ({ hash }: LedgerContext, token: string): SQL =>
  inArray(handoffs.phoneHash, hash.all("handoff_cookie", token));

/** Older than a case can be is none. */
const live = ({ rules, now }: LedgerContext, which: SQL) =>
  and(which, gt(handoffs.createdAt, later(now(), -rules.applicationLifetimeMs)));

/** One query, however many they are. */
async function findHandoffs(context: LedgerContext, which: SQL): Promise<FoundHandoff[]> {
  const { db, rules, now } = context;
  const found = await db
    .selectDistinctOn([handoffs.id], { row: handoffs, attempt: attempts, now: now() })
    .from(handoffs)
    .leftJoin(attempts, eq(attempts.applicationId, handoffs.phoneApplicationId))
    .where(live(context, which))
    .orderBy(handoffs.id, desc(attempts.claimedAt));
  return found.map(({ row, attempt, now }) => {
    const sending = attempt && sendingOf(attempt, rules, now);
    const state = handoffStateAt(row, now, sending?.at ?? null);
    const outcome = state === "finished" ? (sending?.outcome ?? null) : null;
    return { row, now, state, outcome, decided: sending?.at === "decided" };
  });
}

/** @param which one at most */
export async function findHandoff(
  context: LedgerContext,
  which: SQL,
  { lock = false } = {},
): Promise<FoundHandoff | null> {
  // Locked first: what the phone has sent is read once nobody else can change the row.
  if (lock)
    await context.db.select({ id: handoffs.id }).from(handoffs).where(live(context, which)).for("update");
  const [found] = await findHandoffs(context, which);
  return found ?? null;
}

/** Null: it will be sent once more. */
function sendingOf(attempt: AttemptRow, rules: LedgerRules, now: Date) {
  const state = stateAt(attempt, rules, now);
  if (isRunning(state)) return { at: "sent", outcome: null } as const;
  const { kind } = outcomeOf(attempt, state);
  const { resumable, verifies, final } = outcomes[kind];
  return resumable ? ({ at: verifies && final ? "decided" : "finished", outcome: kind } as const) : null;
}

/** Live ones of the same case. */
export const ofCase = (applicationId: string | null, sessionId: string | null): SQL | undefined =>
  or(
    applicationId === null ? undefined : eq(handoffs.applicationId, applicationId),
    sessionId === null ? undefined : eq(handoffs.sessionId, sessionId),
  );

export const watchHandoff = (context: LedgerContext, watcher: string) =>
  findHandoff(context, ofWatcher(context, watcher));

/** By their cookies; those that are not known are left out. */
export async function watchHandoffs(
  context: LedgerContext,
  watchers: readonly string[],
): Promise<Map<string, FoundHandoff>> {
  const watcherOf = new Map(
    watchers.flatMap((watcher) => context.hash.all("handoff_cookie", watcher).map((hash) => [hash, watcher])),
  );
  const which = sql`${handoffs.watcherHash} = any(${sql.param([...watcherOf.keys()])}::text[])`;
  const found = await findHandoffs(context, which);
  return new Map(
    found.flatMap((one) => {
      const watcher = watcherOf.get(one.row.watcherHash);
      return watcher === undefined ? [] : [[watcher, one]];
    }),
  );
}

export const phoneHandoff = (context: LedgerContext, phone: string) =>
  findHandoff(context, ofPhone(context, phone));

/** Of a case that the phone has, whichever way it went. */
export async function handedSession(context: LedgerContext, watcher: string): Promise<SessionRow | null> {
  const [row] = await context.db
    .select({ session: sessions })
    .from(handoffs)
    .innerJoin(sessions, eq(sessions.id, handoffs.sessionId))
    .where(and(ofWatcher(context, watcher), isNotNull(handoffs.confirmedAt), isNull(handoffs.end)));
  return row?.session ?? null;
}
