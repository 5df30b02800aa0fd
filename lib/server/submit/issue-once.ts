import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { KredibelAnswer } from "../../kredibel/answer";
import type { IssuanceRequest } from "../../kredibel/client";
import type { Lease } from "../../ledger/claim-result";
import type { Ledger } from "../../ledger/ledger";
import { LeaseLost, type Trace } from "../../ledger/settle";
import type { CallOutcome } from "../../ledger/view";
import { outcomeOf, traceOf } from "./answer-outcome";
import type { CallGate } from "./breaker";
import { logAnswer } from "./log-answer";

export type IssueDeps = {
  ledger: Ledger;
  gate: CallGate;
  /** The one charged call; awaits `beforeSend` before its first byte leaves. */
  issue: (request: IssuanceRequest, beforeSend: () => Promise<void>) => Promise<KredibelAnswer>;
  now: () => Date;
  log: Logger;
  /** Pauses between tries to commit an end, in milliseconds. */
  settlePauses: readonly number[];
};

/** Together about half a minute: a database that restarts is back by then. */
export const settlePauses = [50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 8_000, 8_000] as const;

/**
 * Makes the call that a claim allows, and commits how it ended. An answer that cannot be committed ends as `unknown`,
 * which is what the ledger will say of it; the log has what it was.
 * @returns null if nothing was sent and that cannot be committed, or the claim was lost: the ledger knows how it goes on
 */
export async function issueOnce(
  lease: Lease,
  request: IssuanceRequest,
  deps: IssueDeps,
): Promise<CallOutcome | null> {
  const { ledger, gate, issue, now, log } = deps;
  const { attemptId } = lease;
  const began = now().getTime();
  let answer: KredibelAnswer;
  try {
    answer = await gate.call(() => issue(request, () => ledger.markSent(lease)));
  } catch (error) {
    // The call's failures are answers; what is thrown comes from before its first byte.
    log.error({ err: error, attemptId, alert: true }, "The call was not made.");
    // `sent` may be committed all the same, where only the database's word for it was lost.
    return settle(lease, { kind: "unavailable", errorId: attemptId }, {}, deps);
  }
  const at = now();
  logAnswer(answer, { attemptId, durationMs: at.getTime() - began }, log);
  const settled = await settle(lease, outcomeOf(answer, attemptId, at), traceOf(answer), deps);
  return settled ?? { kind: "unknown", attemptId };
}

/** Commits an end, with patience; null if it cannot be. */
async function settle(
  lease: Lease,
  outcome: CallOutcome,
  trace: Trace,
  { ledger, log, settlePauses }: IssueDeps,
): Promise<CallOutcome | null> {
  const { attemptId } = lease;
  for (const pause of [...settlePauses, null]) {
    try {
      return await ledger.settleAttempt(lease, outcome, trace);
    } catch (error) {
      const final = pause === null || error instanceof LeaseLost;
      log.error({ err: error, attemptId, alert: final }, "An end could not be committed.");
      if (final) return null;
      await sleep(pause);
    }
  }
  return null;
}
