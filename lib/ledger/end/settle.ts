import { and, eq, gt } from "drizzle-orm";
import type { CallOutcome } from "../../outcomes/outcome";
import { isRunning } from "../../outcomes/states";
import { type CallEnd, outcomeAt } from "../../outcomes/verdict";
import type { Lease } from "../claim/claim-result";
import { later } from "../clock";
import type { LedgerContext } from "../rules";
import { attempts } from "../schema";
import { outcomeOf } from "../view";
import { endAttempts } from "./end-attempts";
import { columnsOf } from "./end-columns";

/**
 * Commits before the first byte leaves; one caller per claim passes.
 * @throws if the claim is lost or timed out: nothing may be sent
 */
export async function markSent({ db, rules, now }: LedgerContext, lease: Lease): Promise<void> {
  const live = gt(attempts.claimedAt, later(now(), -rules.claimTimeoutMs));
  const rows = await db
    .update(attempts)
    .set({ state: "sent", sentAt: now() })
    .where(and(heldBy(lease), eq(attempts.state, "claimed"), live))
    .returning({ id: attempts.id });
  if (rows.length !== 1) throw new Error(`Attempt ${lease.attemptId} may not be sent by this caller`);
}

/** For Kredibel's support. */
export type Trace = {
  kredibelId?: string | undefined;
  reference?: string | undefined;
  errorId?: string | undefined;
  cause?: string | undefined;
};

/** Another caller holds the attempt; retrying is useless. */
export class LeaseLost extends Error {}

/**
 * Also after `unknown`; the first answer stays.
 * @returns the stored outcome, to be shown
 * @throws LeaseLost if another caller holds the attempt
 */
export async function settleAttempt(
  context: LedgerContext,
  lease: Lease,
  end: CallEnd,
  trace: Trace = {},
): Promise<CallOutcome> {
  const [ended] = await endAttempts(context, heldBy(lease), { ...trace, ...columnsOf(end) });
  return ended ? outcomeAt(end, ended.endedAt) : storedOutcome(context, lease, end);
}

async function storedOutcome({ db }: LedgerContext, lease: Lease, { kind }: CallEnd): Promise<CallOutcome> {
  const [row] = await db.select().from(attempts).where(heldBy(lease));
  if (!row) throw new LeaseLost(`Attempt ${lease.attemptId} has another holder by now`);
  if (isRunning(row.state) || (row.sentAt === null && kind !== "unavailable"))
    throw new Error(`Attempt ${row.id} was never sent and cannot end as ${kind}`);
  return outcomeOf(row, row.state);
}

function heldBy({ attemptId, lease }: Lease) {
  return and(eq(attempts.id, attemptId), eq(attempts.lease, lease));
}
