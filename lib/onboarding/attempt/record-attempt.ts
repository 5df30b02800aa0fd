import type { Outcome } from "../../outcomes/outcome";
import { outcomes } from "../../outcomes/outcomes";
import { type Draft, emptyJourney, getJourney, replaceJourney } from "../draft";
import { answersAreGone, isClosed, mayBeSentOnceMore } from "./attempt";

/** @param sent without answers if a reload lost them */
export function recordAttempt(outcome: Outcome, sent: Draft = getJourney().draft): void {
  const journey = getJourney();
  const attempt = { draft: sent, outcome };
  const over = isClosed(attempt) && !mayBeSentOnceMore(attempt);
  const verdict = isVerdict(outcome, journey.verdict === null) ? attempt : journey.verdict;
  // An unknown attempt blocks submissions that do not name it.
  const linkedTo = outcomes[outcome.kind].spent ? undefined : journey.linkedTo;
  // Problems of lost answers cannot be shown.
  const nothing = answersAreGone(attempt) && outcome.kind === "invalid";
  replaceJourney(nothing ? emptyJourney : { ...journey, attempt: { ...attempt, over }, verdict, linkedTo });
}

function isVerdict(outcome: Outcome, first: boolean): boolean {
  switch (outcome.kind) {
    case "verified":
    case "verified_with_reason":
    case "not_verified":
    case "invalid":
    case "unknown":
      return true;
    case "refused":
      // The server may know a rejection from before a reload.
      return outcome.reason === "unchanged" && first;
    case "unavailable":
      return false;
  }
}

/** Links the new attempt to one of unknown outcome. */
export function goOnFrom(attemptId: string): void {
  replaceJourney({ draft: { ...getJourney().draft }, attempt: null, verdict: null, linkedTo: attemptId });
}
