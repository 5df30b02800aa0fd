import { isSpent } from "./correction";
import { type Draft, emptyJourney, getJourney, replaceJourney } from "./draft";
import type { Outcome } from "./outcome";

/**
 * Keeps how a submission ended, with the draft it was made of.
 * @param sent the draft as it was sent, where it may have changed since; the empty one where a reload has taken it
 */
export function recordAttempt(outcome: Outcome, sent: Draft = getJourney().draft): void {
  const journey = getJourney();
  const attempt = { draft: sent, outcome };
  const verdict = isVerdict(outcome, journey.verdict === null) ? attempt : journey.verdict;
  // Until a call takes its place, the unknown one stands in the way of every submission that does not name it.
  const linkedTo = isSpent(outcome) ? undefined : journey.linkedTo;
  // What was wrong with answers has nothing to show once they are gone.
  const nothing = sent === emptyJourney.draft && outcome.kind === "invalid";
  replaceJourney(nothing ? emptyJourney : { ...journey, attempt, verdict, linkedTo });
}

/** @param first nothing was judged on this page before */
function isVerdict(outcome: Outcome, first: boolean): boolean {
  if (outcome.kind === "unavailable") return false;
  // The server may remember a rejection that this page, loaded anew, has never seen.
  return outcome.kind !== "refused" || (outcome.reason === "unchanged" && first);
}

/** Opens the draft again after an end that nobody knows, as a new attempt that names the old one. */
export function goOnFrom(attemptId: string): void {
  replaceJourney({ draft: { ...getJourney().draft }, attempt: null, verdict: null, linkedTo: attemptId });
}
