import { and, eq, gt, inArray, isNotNull } from "drizzle-orm";
import type { CallOutcome } from "../outcomes/outcome";
import { outcomes } from "../outcomes/outcomes";
import { type EndState, isRunning, type State } from "../outcomes/states";
import { returnCall } from "./caps";
import type { Lease } from "./claim-result";
import { endOf } from "./ending";
import { after, type LedgerContext } from "./rules";
import { attempts } from "./schema";
import { type AttemptRow, outcomeOf } from "./view";

/**
 * Commits that the first byte is about to leave. Exactly one caller ever gets past this for one claim.
 * @throws if the claim is not the caller's any more, or so old that it has been told as released: then nothing may be sent
 */
export async function markSent({ db, rules, now }: LedgerContext, lease: Lease): Promise<void> {
  const sentAt = now();
  const live = gt(attempts.claimedAt, after(sentAt, -rules.claimTimeoutMs));
  const rows = await db
    .update(attempts)
    .set({ state: "sent", sentAt })
    .where(and(heldBy(lease), eq(attempts.state, "claimed"), live))
    .returning({ id: attempts.id });
  if (rows.length !== 1) throw new Error(`Attempt ${lease.attemptId} may not be sent by this caller`);
}

export type Trace = {
  kredibelId?: string | undefined;
  reference?: string | undefined;
  errorId?: string | undefined;
};

/** Somebody else holds the attempt by now: what it comes to is theirs to say, and asking again changes nothing. */
export class LeaseLost extends Error {}

/**
 * Stores how the call ended, also when the answer comes after the attempt was given up as `unknown`. The first
 * answer stays: a second one changes nothing.
 * @param outcome `unavailable` releases the attempt, `unknown` keeps it closed, any other settles it
 * @param trace what Kredibel's own people can find the call by, as far as the answer had it
 * @returns the outcome that is stored now, which is the one to show
 * @throws LeaseLost if another caller holds the attempt by now; any other if one that was never sent is said to be answered
 */
export async function settleAttempt(
  context: LedgerContext,
  lease: Lease,
  outcome: CallOutcome,
  trace: Trace = {},
): Promise<CallOutcome> {
  const { db, now } = context;
  // How nearly every call ends: one statement, which is a transaction of its own.
  const ended = await db
    .update(attempts)
    .set({ ...trace, ...endOf(outcome, now()) })
    .where(and(heldBy(lease), isNotNull(attempts.sentAt), inArray(attempts.state, mayEnd(outcome))))
    .returning({ id: attempts.id });
  return ended.length === 1 ? outcome : settleUnderLock(context, lease, outcome, trace);
}

/** The other ends: nothing was sent, so the call is given back; there is an end already; it is no end at all. */
function settleUnderLock(
  context: LedgerContext,
  lease: Lease,
  outcome: CallOutcome,
  trace: Trace,
): Promise<CallOutcome> {
  return context.db.transaction(async (db) => {
    const [row] = await db.select().from(attempts).where(heldBy(lease)).for("update");
    if (!row) throw new LeaseLost(`Attempt ${lease.attemptId} has another holder by now`);
    if (row.sentAt === null && outcome.kind !== "unavailable")
      throw new Error(`Attempt ${row.id} was never sent and cannot end as ${outcome.kind}`);
    if (!mayEnd(outcome).includes(row.state)) return storedOutcome(row);
    await db
      .update(attempts)
      .set({ ...trace, ...endOf(outcome, context.now()) })
      .where(eq(attempts.id, row.id));
    if (row.sentAt === null) await returnCall(db, context.rules.calls, row.claimedAt);
    return outcome;
  });
}

/** The states from which an attempt may end in another. An answer outweighs an operator's "not processed". */
const endsFrom: Record<EndState, State[]> = {
  unknown: ["sent"],
  released: ["claimed", "sent", "unknown"],
  settled: ["sent", "unknown", "released"],
};

const mayEnd = ({ kind }: CallOutcome): State[] => endsFrom[outcomes[kind].state];

function storedOutcome(row: AttemptRow): CallOutcome {
  if (isRunning(row.state)) throw new Error(`Attempt ${row.id} has no outcome yet`);
  return outcomeOf(row, row.state);
}

function heldBy({ attemptId, lease }: Lease) {
  return and(eq(attempts.id, attemptId), eq(attempts.lease, lease));
}
