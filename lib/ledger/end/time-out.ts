import { and, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { RunningState } from "../../outcomes/states";
import { later } from "../clock";
import type { LedgerContext } from "../rules";
import { attempts } from "../schema";
import { timeOuts } from "../time-outs";
import { endAttempts } from "./end-attempts";
import { endOf } from "./end-columns";

/** Bounds how long locks are held. */
const batch = 1_000;

export function timedOut({ rules, now }: LedgerContext, state: RunningState): SQL {
  const { since, ms } = timeOuts[state];
  return sql`(${eq(attempts.state, state)} and ${lte(attempts[since], later(now(), -ms(rules)))})`;
}

export async function endTimedOut(context: LedgerContext, state: RunningState, id: string): Promise<boolean> {
  return (await endAllTimedOut(context, state, eq(attempts.id, id))).length === 1;
}

function endAllTimedOut(context: LedgerContext, state: RunningState, which: SQL) {
  const { ending, since, ms } = timeOuts[state];
  const endedAt = later(attempts[since], ms(context.rules));
  return endAttempts(context, and(which, timedOut(context, state)), {
    ...endOf(ending),
    endedAt,
    cause: "left_behind",
  });
}

/**
 * Safe on several instances at once.
 * @returns how many ended
 */
export async function endLeftBehind(context: LedgerContext): Promise<number> {
  let ended = 0;
  for (const state of Object.keys(timeOuts) as RunningState[]) {
    for (let found = batch; found === batch; ended += found) {
      const some = context.db
        .select({ id: attempts.id })
        .from(attempts)
        .where(timedOut(context, state))
        .orderBy(attempts.claimedAt)
        .limit(batch)
        .for("update", { skipLocked: true });
      found = (await endAllTimedOut(context, state, inArray(attempts.id, some))).length;
    }
  }
  return ended;
}
