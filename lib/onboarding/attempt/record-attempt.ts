import type { Outcome } from "../../outcomes/outcome";
import { outcomes } from "../../outcomes/outcomes";
import { type Attempt, type Draft, emptyJourney, getJourney, replaceJourney } from "../draft";
import { answersAreGone, isClosed, mayBeSentOnceMore } from "./attempt";

/** @param sent without answers if a reload lost them */
export function recordAttempt(outcome: Outcome, sent: Draft = getJourney().draft): void {
  const journey = getJourney();
  const attempt = { draft: sent, outcome };
  const over = isClosed(attempt) && !mayBeSentOnceMore(attempt);
  const verdict = verdictAfter(attempt, journey.verdict);
  // An unknown attempt blocks submissions that do not name it.
  const linkedTo = outcomes[outcome.kind].spent ? undefined : journey.linkedTo;
  // Problems of lost answers cannot be shown.
  const nothing = answersAreGone(attempt) && outcome.kind === "invalid";
  replaceJourney(nothing ? emptyJourney : { ...journey, attempt: { ...attempt, over }, verdict, linkedTo });
}

function verdictAfter(attempt: Attempt, former: Attempt | null): Attempt | null {
  const { draft, outcome } = attempt;
  switch (outcomes[outcome.kind].state) {
    case "settled":
    case "unknown":
      return attempt;
    case "released":
      // It may run again: its unknown end stands no more.
      return former?.draft === draft && outcomes[former.outcome.kind].unsettled ? null : former;
    case null:
      // The server may know a rejection from before a reload.
      return former ?? ("sendable" in outcome ? attempt : null);
  }
}

/** Links the new attempt to one of unknown outcome. */
export function goOnFrom(attemptId: string): void {
  replaceJourney({ ...emptyJourney, draft: { ...getJourney().draft }, linkedTo: attemptId });
}
