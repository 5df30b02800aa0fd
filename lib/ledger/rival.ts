import { and, eq } from "drizzle-orm";
import type { Claim, ClaimResult } from "./claim-result";
import type { Database } from "./database/database";
import { changedFields } from "./fingerprint";
import { after, type LedgerRules } from "./rules";
import { attempts } from "./schema";
import { type AttemptRow, lostFrom, outcomeOf, retryAt, stateAt } from "./view";

/**
 * What other attempts with the same NIK say to a claim: null if none stands in its way. Those that crashed are put
 * down as what they have become, else the unique index would go on guarding the NIK for them.
 * @param rivals newest first
 */
export async function rivalAnswer(
  tx: Database,
  claim: Claim,
  rivals: readonly AttemptRow[],
  rules: LedgerRules,
  now: Date,
): Promise<ClaimResult | null> {
  const newestLost = rivals.find(
    (row) => row.applicationId === claim.applicationId && stateAt(row, rules, now) === "unknown",
  );
  for (const rival of rivals) {
    const answer = answerOf(rival, claim, rules, now, rival === newestLost);
    if (answer) return answer;
    if (!(await putDown(tx, rival, rules, now))) return { kind: "nik_in_flight", retryAt: null };
  }
  return null;
}

function answerOf(
  rival: AttemptRow,
  claim: Claim,
  rules: LedgerRules,
  now: Date,
  newestLost: boolean,
): ClaimResult | null {
  const state = stateAt(rival, rules, now);
  if (state === "released") return null;
  if (state !== "unknown") return inFlight(rival, claim, rules);
  // Going on from an `unknown` must be asked for, not slip through as one more submission.
  if (newestLost && claim.linkedTo !== rival.id) return { kind: "replay", outcome: outcomeOf(rival, state) };
  const retry = retryAt(rival, rules);
  return retry && retry <= now ? null : { kind: "nik_in_flight", retryAt: retry };
}

/** A second tab of the same case with the same answers waits for the first; anybody else is refused. */
function inFlight(rival: AttemptRow, claim: Claim, rules: LedgerRules): ClaimResult {
  const same =
    rival.applicationId === claim.applicationId &&
    changedFields(rival.fieldHashes, claim.fingerprint.fieldHashes).length === 0;
  if (same) return { kind: "in_flight", attemptId: rival.id };
  const until =
    rival.state === "claimed" ? after(rival.claimedAt, rules.claimTimeoutMs) : lostFrom(rival, rules);
  return { kind: "nik_in_flight", retryAt: until };
}

/** Stores the state that a row has come to by time alone; false if its holder has moved it on meanwhile. */
async function putDown(tx: Database, rival: AttemptRow, rules: LedgerRules, now: Date): Promise<boolean> {
  const state = stateAt(rival, rules, now);
  if (state === rival.state) return true;
  const end =
    state === "released"
      ? { state, ending: "unavailable" as const, endedAt: now }
      : { state, ending: "unknown" as const, endedAt: lostFrom(rival, rules) };
  const rows = await tx
    .update(attempts)
    .set(end)
    .where(and(eq(attempts.id, rival.id), eq(attempts.lease, rival.lease), eq(attempts.state, rival.state)))
    .returning({ id: attempts.id });
  return rows.length === 1;
}
