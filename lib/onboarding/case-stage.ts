import { outcomes } from "../outcomes/outcomes";
import { mayBeSentOnceMore } from "./attempt";
import { type Attempt, type Draft, emptyJourney, type Journey } from "./draft";

/** `empty`: no input. `in_progress`: input that was not processed, or will be sent again. `ended`: processed. */
export type CaseStage = "empty" | "in_progress" | "ended";

/** What would be lost if a case were ended now: only answers that are in progress. */
export function caseStage({ draft, attempt }: Pick<Journey, "draft" | "attempt">): CaseStage {
  if (attempt && isOver(attempt, draft)) return "ended";
  return attempt || hasAnswer(draft) ? "in_progress" : "empty";
}

/** Whether there was an answer, and nothing was corrected since. */
function isOver(attempt: Attempt, draft: Draft): boolean {
  if (!outcomes[attempt.outcome.kind].spent) return false;
  if (mayBeSentOnceMore(attempt) && hasAnswer(draft)) return false;
  return attempt.draft.photos === draft.photos && sameAnswers(attempt.draft, draft);
}

/** Consent alone is given again in a moment. */
function hasAnswer({ answers, photos }: Draft): boolean {
  return !sameAnswers({ answers }, emptyJourney.draft) || Object.keys(photos).length > 0;
}

const sameAnswers = (one: Pick<Draft, "answers">, other: Pick<Draft, "answers">) =>
  JSON.stringify(one.answers) === JSON.stringify(other.answers);
