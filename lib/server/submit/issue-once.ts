import { handleWhen, IterableBackoff, retry } from "cockatiel";
import type { Logger } from "pino";
import type { KredibelAnswer } from "../../kredibel/answer";
import type { Gateway } from "../../kredibel/gateway";
import type { IssuanceRequest } from "../../kredibel/payload";
import type { Lease } from "../../ledger/claim/claim-result";
import { LeaseLost, type Trace } from "../../ledger/end/settle";
import type { Ledger } from "../../ledger/ledger";
import type { CallOutcome } from "../../outcomes/outcome";
import type { CallEnd } from "../../outcomes/verdict";
import { outcomeOf, traceOf } from "./answer-outcome";

export type IssueDeps = {
  ledger: Ledger;
  gateway: Gateway;
  log: Logger;
  /** Milliseconds between commit retries. */
  settlePauses: readonly number[];
};

/** Long enough for a database restart. */
export const settlePauses = [50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 8_000, 8_000] as const;

/** @returns null if nothing was sent and that cannot be committed */
export async function issueOnce(
  lease: Lease,
  request: IssuanceRequest,
  deps: IssueDeps,
): Promise<CallOutcome | null> {
  const { ledger, gateway } = deps;
  const { attemptId } = lease;
  const log = deps.log.child({ attemptId });
  let answer: KredibelAnswer;
  try {
    answer = await gateway.issue(request, { beforeSend: () => ledger.markSent(lease), log });
  } catch (error) {
    log.error({ err: error, alert: true }, "The call was not made.");
    // `sent` may be committed, with only the database's reply lost.
    return settle(lease, { kind: "unavailable", errorId: attemptId }, {}, { ...deps, log });
  }
  const outcome = outcomeOf(answer, attemptId);
  return (await settle(lease, outcome, traceOf(answer), { ...deps, log })) ?? { kind: "unknown", attemptId };
}

async function settle(
  lease: Lease,
  outcome: CallEnd,
  trace: Trace,
  { ledger, log, settlePauses }: IssueDeps,
): Promise<CallOutcome | null> {
  const note = (err: unknown, alert: boolean) => log.error({ err, alert }, "An end could not be committed.");
  const patiently = retry(
    handleWhen((error) => !(error instanceof LeaseLost)),
    { maxAttempts: settlePauses.length, backoff: new IterableBackoff(settlePauses) },
  );
  patiently.onRetry((failed) => note("error" in failed && failed.error, false));
  try {
    return await patiently.execute(() => ledger.settleAttempt(lease, outcome, trace));
  } catch (error) {
    note(error, true);
    return null;
  }
}
