import type { Outcome } from "../outcomes/outcome";
import { outcomes } from "../outcomes/outcomes";
import { type Draft, emptyJourney, getJourney, replaceJourney } from "./draft";

/**
 * Keeps how a submission ended, with the draft it was made of.
 * @param sent the draft as it was sent, where it may have changed since; the empty one where a reload has taken it
 */
export function recordAttempt(outcome: Outcome, sent: Draft = getJourney().draft): void {
  const journey = getJourney();
  const attempt = { draft: sent, outcome };
  const verdict = isVerdict(outcome, journey.verdict === null) ? attempt : journey.verdict;
  // Until a call takes its place, the unknown one stands in the way of every submission that does not name it.
  const linkedTo = outcomes[outcome.kind].spent ? undefined : journey.linkedTo;
  // What was wrong with answers has nothing to show once they are gone.
  const nothing = sent === emptyJourney.draft && outcome.kind === "invalid";
  replaceJourney(nothing ? emptyJourney : { ...journey, attempt, verdict, linkedTo });
}

/** @param first this page has no verdict yet */
function isVerdict(outcome: Outcome, first: boolean): boolean {
  switch (outcome.kind) {
    case "verified":
    case "verified_with_reason":
    case "not_verified":
    case "invalid":
    case "unknown":
      return true;
    case "refused":
      // The server may remember a rejection that this page, loaded anew, has never seen.
      return outcome.reason === "unchanged" && first;
    case "unavailable":
      return false;
  }
}

/** Opens the draft again after an end that nobody knows, as a new attempt that names the old one. */
export function goOnFrom(attemptId: string): void {
  replaceJourney({ draft: { ...getJourney().draft }, attempt: null, verdict: null, linkedTo: attemptId });
}
