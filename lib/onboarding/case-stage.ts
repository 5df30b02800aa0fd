import { type Draft, emptyJourney, type Journey } from "./draft";

/** A case before its first answer, with answers that nobody has judged yet, or with an end. */
export type CaseStage = "empty" | "in_progress" | "ended";

/** What would be lost if a case were ended now: only answers that are in progress. */
export function caseStage({ draft, attempt }: Pick<Journey, "draft" | "attempt">): CaseStage {
  if (attempt && !["invalid", "refused", "unavailable"].includes(attempt.outcome.kind)) return "ended";
  return attempt || hasAnswer(draft) ? "in_progress" : "empty";
}

/** Consent alone is given again in a moment. */
function hasAnswer({ answers, photos }: Draft): boolean {
  const typed = JSON.stringify(answers) !== JSON.stringify(emptyJourney.draft.answers);
  return typed || Object.keys(photos).length > 0;
}
