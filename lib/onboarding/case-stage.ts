import { outcomes } from "../outcomes/outcomes";
import { mayBeSentOnceMore } from "./attempt/attempt";
import { type Attempt, type Draft, emptyJourney, type Journey } from "./draft";

/** `empty`: no input. `in_progress`: unsent or retryable input. `ended`: final outcome. */
export type CaseStage = "empty" | "in_progress" | "ended";

export function caseStage({ draft, attempt }: Pick<Journey, "draft" | "attempt">): CaseStage {
  if (attempt && isOver(attempt, draft)) return "ended";
  return attempt || hasAnswer(draft) ? "in_progress" : "empty";
}

function isOver(attempt: Attempt, draft: Draft): boolean {
  if (!outcomes[attempt.outcome.kind].spent) return false;
  if (mayBeSentOnceMore(attempt) && hasAnswer(draft)) return false;
  return attempt.draft.photos === draft.photos && sameAnswers(attempt.draft, draft);
}

/** Consent alone does not count. */
function hasAnswer({ answers, photos }: Draft): boolean {
  return !sameAnswers({ answers }, emptyJourney.draft) || Object.keys(photos).length > 0;
}

const sameAnswers = (one: Pick<Draft, "answers">, other: Pick<Draft, "answers">) =>
  JSON.stringify(one.answers) === JSON.stringify(other.answers);
