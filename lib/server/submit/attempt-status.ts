import type { Ledger } from "../../ledger/ledger";
import type { AttemptView } from "../../ledger/view";
import type { AttemptStatus } from "../../onboarding/attempt/attempt-status";
import type { CallOutcome, Outcome } from "../../outcomes/outcome";

export async function statusOf(view: AttemptView | null, ledger: Ledger): Promise<AttemptStatus> {
  if (!view) return { stage: "none" };
  if (view.outcome) return { stage: "ended", outcome: await shownOutcome(view.outcome, view, ledger) };
  const elapsedMs = Math.max(0, view.readAt.getTime() - view.claimedAt.getTime());
  return { stage: view.state === "sent" ? "checking" : "received", elapsedMs };
}

type Whose = Pick<AttemptView, "applicationId">;

/** Adds the attempts left or the retry time. */
export async function shownOutcome(
  outcome: CallOutcome,
  { applicationId }: Whose,
  ledger: Ledger,
): Promise<Outcome> {
  switch (outcome.kind) {
    case "verified_with_reason":
    case "not_verified":
      return { ...outcome, attemptsLeft: (await ledger.attemptsLeft(applicationId)).left };
    case "unknown": {
      const { attemptId } = outcome;
      const view = await ledger.readAttempt({ applicationId, attemptId });
      return { ...outcome, ...(view?.retryAt && { retryAt: view.retryAt.toISOString() }) };
    }
    case "verified":
    case "invalid":
    case "unavailable":
      return outcome;
  }
}
