import type { Outcome } from "../../outcomes/outcome";
import type { Failure } from "./pending-submission";

/** Not let in, so not processed; by the answer's one word. */
const ends: Record<string, Outcome | Failure> = {
  too_slow: "tooSlow",
  busy: { kind: "refused", reason: "busy" },
  session: { kind: "refused", reason: "session" },
};

/** @param error of Next's client: its message is the answer's text */
export const endOfTurnedAway = (error: unknown): Outcome | Failure | null =>
  (error instanceof Error && Object.hasOwn(ends, error.message) && ends[error.message]) || null;
