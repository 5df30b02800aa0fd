import { isRunning } from "../../outcomes/states";
import { endTimedOut } from "../end/time-out";
import { changedFields } from "../fingerprint";
import type { LedgerContext, LedgerRules } from "../rules";
import type { AttemptRow } from "../schema";
import { timesOutAt } from "../time-outs";
import { outcomeOf, retryAt, stateAt } from "../view";
import type { Claim, ClaimResult } from "./claim-result";

/**
 * Null: no conflict. Ends timed-out attempts, else the unique index keeps guarding the NIK.
 * @param conflicting newest first
 */
export async function conflictingAnswer(
  context: LedgerContext,
  claim: Claim,
  conflicting: readonly AttemptRow[],
  now: Date,
): Promise<ClaimResult | null> {
  const { rules } = context;
  const newestUnknown = conflicting.find(
    (row) => row.applicationId === claim.applicationId && stateAt(row, rules, now) === "unknown",
  );
  for (const attempt of conflicting) {
    const answer = answerOf(attempt, claim, rules, now, attempt === newestUnknown);
    if (answer) return answer;
    if (isRunning(attempt.state) && !(await endTimedOut(context, attempt.state, attempt.id)))
      return { kind: "nik_in_flight", retryAt: null };
  }
  return null;
}

function answerOf(
  attempt: AttemptRow,
  claim: Claim,
  rules: LedgerRules,
  now: Date,
  newestUnknown: boolean,
): ClaimResult | null {
  const state = stateAt(attempt, rules, now);
  if (state === "released") return null;
  if (isRunning(state)) return inFlight(attempt, claim, timesOutAt(attempt, state, rules));
  // Continuing from an `unknown` must be explicit.
  if (newestUnknown && claim.linkedTo !== attempt.id)
    return { kind: "replay", outcome: outcomeOf(attempt, state) };
  const retry = retryAt(attempt, rules);
  return retry && retry <= now ? null : { kind: "nik_in_flight", retryAt: retry };
}

/** Same answers in a second tab wait. */
function inFlight(attempt: AttemptRow, claim: Claim, until: Date): ClaimResult {
  const same =
    attempt.applicationId === claim.applicationId &&
    changedFields(attempt.fieldHashes, claim.fingerprint).length === 0;
  return same ? { kind: "in_flight", attemptId: attempt.id } : { kind: "nik_in_flight", retryAt: until };
}
