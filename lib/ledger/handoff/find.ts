import { and, desc, eq, gt, inArray, isNotNull, isNull, or, type SQL } from "drizzle-orm";
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

/** One query; older than a case can be is none. */
export async function findHandoff(
  context: LedgerContext,
  which: SQL,
  { lock = false } = {},
): Promise<FoundHandoff | null> {
  const { db, rules, now } = context;
  const live = and(which, gt(handoffs.createdAt, later(now(), -rules.applicationLifetimeMs)));
  // Locked first: what the phone has sent is read once nobody else can change the row.
  if (lock) await db.select({ id: handoffs.id }).from(handoffs).where(live).for("update");
  const [found] = await db
    .select({ row: handoffs, attempt: attempts, now: now() })
    .from(handoffs)
    .leftJoin(attempts, eq(attempts.applicationId, handoffs.phoneApplicationId))
    .where(live)
    .orderBy(desc(attempts.claimedAt))
    .limit(1);
  if (!found) return null;
  const { row, attempt } = found;
  const sending = attempt && sendingOf(attempt, rules, found.now);
  const state = handoffStateAt(row, found.now, sending?.at ?? null);
  const outcome = state === "finished" ? (sending?.outcome ?? null) : null;
  return { row, now: found.now, state, outcome, decided: sending?.at === "decided" };
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
