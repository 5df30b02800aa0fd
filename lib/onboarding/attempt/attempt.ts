import { outcomes } from "../../outcomes/outcomes";
import { type Attempt, emptyJourney } from "../draft";

/** Reloaded: outcome known, input lost. */
export const answersAreGone = (attempt: Attempt | null): boolean =>
  attempt?.draft.answers === emptyJourney.draft.answers;

export const isClosed = (attempt: Attempt | null): boolean =>
  attempt !== null && (answersAreGone(attempt) || outcomes[attempt.outcome.kind].final);

export const mayBeSentOnceMore = (attempt: Attempt | null): boolean =>
  attempt !== null && "retryAt" in attempt.outcome;
