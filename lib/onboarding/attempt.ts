import { type Attempt, type Draft, emptyJourney } from "./draft";
import type { OutcomeKind } from "./outcome";

/** Ends after which nothing can be mended here: what was given must not be sent once more. */
const closing: readonly OutcomeKind[] = ["verified", "unknown"];

/** Whether a journey is over: all that is left of it is its result. */
export const isClosed = (attempt: Attempt | null): boolean =>
  attempt !== null && closing.includes(attempt.outcome.kind);

/** Whether the page that shows an attempt was loaded after it: its end is known, and nothing that was given. */
export const answersAreGone = ({ draft }: Attempt): boolean => draft === emptyJourney.draft;

const attemptIds = new WeakMap<Draft, string>();

/**
 * The UUID under which a draft is sent: the same for as long as nothing in it changes, since each change makes a new
 * draft.
 */
export function attemptIdOf(draft: Draft): string {
  const known = attemptIds.get(draft);
  if (known) return known;
  const made = crypto.randomUUID();
  attemptIds.set(draft, made);
  return made;
}
