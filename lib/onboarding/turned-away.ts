import type { Outcome } from "../outcomes/outcome";
import type { Failure } from "./pending-submission";

/** How a submission ends that the server did not let in, by the one word of its answer. Nothing of it was processed. */
const ends: Record<string, Outcome | Failure> = {
  too_slow: "tooSlow",
  busy: { kind: "refused", reason: "busy" },
  session: { kind: "refused", reason: "session" },
};

/** @param error what Next's client throws: its message is the answer's text */
export const endOfTurnedAway = (error: unknown): Outcome | Failure | null =>
  (error instanceof Error && Object.hasOwn(ends, error.message) && ends[error.message]) || null;
