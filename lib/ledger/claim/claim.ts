import { isRunning } from "../../outcomes/states";
import { allowanceOf, attemptsLeft, nextCallsAt } from "../caps";
import { momentAt } from "../clock";
import { endTimedOut } from "../end/time-out";
import { changedFields } from "../fingerprint";
import { after, type LedgerContext, type LedgerRules } from "../rules";
import type { AttemptRow } from "../schema";
import { isOver, statusAt } from "../session/status";
import { outcomeOf, stateAt } from "../view";
import { findClaimContext } from "./claim-context";
import type { Claim, ClaimResult } from "./claim-result";
import { CallsUsedUp, insertOrTakeOver, lockForClaim, lockSession } from "./claim-row";
import { conflictingAnswer } from "./conflicting-attempt";
import { nikHistoryAnswer } from "./nik-history";
import { unchangedAnswer } from "./unchanged";

/** Claims are serialized per application and NIK; unique indexes back the insert. */
export async function claimAttempt(context: LedgerContext, claim: Claim): Promise<ClaimResult> {
  const claiming = context.db.transaction(async (db) => {
    const locked = await lockForClaim({ ...context, db }, claim);
    const result = await decide({ ...context, db, now: () => momentAt(locked.now) }, claim, locked);
    const { session, now } = locked;
    if (result.kind === "claimed" && session && isOver(statusAt(await lockSession(db, session.id), now)))
      throw new SessionOver();
    return result;
  });
  return claiming.catch(async (error) => {
    if (error instanceof SessionOver) return { kind: "session_over" };
    if (error instanceof CallsUsedUp) {
      const { at } = error;
      return { kind: "limit", retryAt: await nextCallsAt({ ...context, now: () => at }) };
    }
    throw error;
  });
}

/** Cancelled while the claim waited for its locks: nothing of it stays. */
class SessionOver extends Error {}

type Locked = Awaited<ReturnType<typeof lockForClaim>>;

async function decide(
  context: LedgerContext,
  claim: Claim,
  { application, session, now }: Locked,
): Promise<ClaimResult> {
  const { rules } = context;
  const found = await findClaimContext(context, claim);
  const { own, linked, conflicting, judged } = found;

  const known = own && ownAnswer(own, claim, rules, now);
  if (known) return known;
  if (own && isRunning(own.state)) await endTimedOut(context, own.state, own.id);

  const late = linked && linkedAnswer(linked, claim);
  if (late) return late;

  if (application.movedAt !== null) return { kind: "moved" };
  if (session && isOver(statusAt(session, now))) return { kind: "session_over" };

  const taken = await conflictingAnswer(context, claim, conflicting, now);
  if (taken) return taken;

  const unchanged = judged && unchangedAnswer(claim, judged);
  if (unchanged) return unchanged;

  // A dead claim that was put down above counts no more.
  const putDown = [own, ...conflicting].some((attempt) => attempt && isRunning(attempt.state));
  const { left, retryAt } = putDown
    ? await attemptsLeft(context, application.id)
    : allowanceOf(context, found.used);
  if (left < 1)
    return { kind: "limit", retryAt: retryAt ?? after(now, rules.attemptsPerApplication.windowMs) };

  const seen = nikHistoryAnswer(context, claim, found, now);
  if (seen) return seen;

  return insertOrTakeOver(context, { application, session }, { ...claim, linkedTo: linked?.id }, own);
}

/** Only released or abandoned unsent attempts may run again. */
function ownAnswer(own: AttemptRow, claim: Claim, rules: LedgerRules, now: Date): ClaimResult | null {
  if (own.applicationId !== claim.applicationId) return { kind: "foreign" };
  if (changedFields(own.fieldHashes, claim.fingerprint).length > 0) return { kind: "other_content" };
  const state = stateAt(own, rules, now);
  if (state === "released") return null;
  if (isRunning(state)) return { kind: "in_flight", attemptId: own.id };
  return { kind: "replay", outcome: outcomeOf(own, state) };
}

/** A late answer replaces a new call. */
function linkedAnswer(linked: AttemptRow, claim: Claim): ClaimResult | null {
  if (linked.applicationId !== claim.applicationId) return { kind: "foreign" };
  return linked.state === "settled" ? { kind: "replay", outcome: outcomeOf(linked, linked.state) } : null;
}
