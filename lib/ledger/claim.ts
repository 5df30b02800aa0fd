import { isRunning } from "../outcomes/states";
import { admitCall, attemptsLeft } from "./caps";
import type { Claim, ClaimResult } from "./claim-result";
import { insertOrTakeOver, lockForClaim } from "./claim-row";
import { changedFields } from "./fingerprint";
import { rivalAnswer } from "./rival";
import type { LedgerContext, LedgerRules } from "./rules";
import { findStanding } from "./standing";
import { unchangedAnswer } from "./unchanged";
import { type AttemptRow, outcomeOf, stateAt } from "./view";

/**
 * Decides whether a submission may become a call. Claims of one application and of one NIK are decided one after
 * the other, on all instances; the insert is what wins, and unique indexes stand behind it.
 */
export async function claimAttempt(context: LedgerContext, claim: Claim): Promise<ClaimResult> {
  return context.db.transaction((tx) => decide({ ...context, db: tx }, claim, context.now()));
}

async function decide({ db, rules }: LedgerContext, claim: Claim, now: Date): Promise<ClaimResult> {
  const application = await lockForClaim(db, claim);
  const { own, linked, rivals, judged } = await findStanding(db, claim);

  const known = own && ownAnswer(own, claim, rules, now);
  if (known) return known;

  const late = linked && linkedAnswer(linked, claim);
  if (late) return late;

  const taken = await rivalAnswer(db, claim, rivals, rules, now);
  if (taken) return taken;

  const unchanged = judged && unchangedAnswer(claim, judged);
  if (unchanged) return unchanged;

  const { retryAt } = await attemptsLeft(
    db,
    rules.attemptsPerApplication,
    application.id,
    now,
    claim.attemptId,
  );
  if (retryAt) return { kind: "limit", retryAt };
  const call = await admitCall(db, rules.calls, now);
  if (!call.admitted) return { kind: "limit", retryAt: call.retryAt };

  return insertOrTakeOver(db, application, { ...claim, linkedTo: linked?.id }, own, now);
}

/** The same attempt again: only one that was released, or left behind unsent, may run again. */
function ownAnswer(own: AttemptRow, claim: Claim, rules: LedgerRules, now: Date): ClaimResult | null {
  if (own.applicationId !== claim.applicationId) return { kind: "foreign" };
  if (changedFields(own.fieldHashes, claim.fingerprint.fieldHashes).length > 0)
    return { kind: "other_content" };
  const state = stateAt(own, rules, now);
  if (state === "released") return null;
  if (isRunning(state)) return { kind: "in_flight", attemptId: own.id };
  return { kind: "replay", outcome: outcomeOf(own, state) };
}

/** Going on from an `unknown` whose answer has come in the meantime: that answer is shown instead. */
function linkedAnswer(linked: AttemptRow, claim: Claim): ClaimResult | null {
  if (linked.applicationId !== claim.applicationId) return { kind: "foreign" };
  return linked.state === "settled" ? { kind: "replay", outcome: outcomeOf(linked, linked.state) } : null;
}
