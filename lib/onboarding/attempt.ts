import { outcomes } from "../outcomes/outcomes";
import { type Attempt, emptyJourney } from "./draft";

/** Whether the page that shows an attempt was loaded after it: its end is known, and nothing that was given. */
export const answersAreGone = (attempt: Attempt | null): boolean => attempt?.draft === emptyJourney.draft;

/** Whether a journey is over: all that is left of it is its result. */
export const isClosed = (attempt: Attempt | null): boolean =>
  attempt !== null && (answersAreGone(attempt) || outcomes[attempt.outcome.kind].final);

/** Whether what was sent is needed again: the rules let it be sent once more, after a while. */
export const mayBeSentOnceMore = (attempt: Attempt | null): boolean =>
  attempt !== null && "retryAt" in attempt.outcome;
