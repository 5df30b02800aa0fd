import type { TextField } from "../../kredibel/constraints";
import type { Outcome } from "../../outcomes/outcome";

/** `elapsedMs`: since the server accepted it. */
export type AttemptStatus =
  /** Unknown, or another browser's. */
  | { stage: "none" }
  | { stage: "received" | "checking"; elapsedMs: number }
  | { stage: "ended"; outcome: Outcome };

export type SubmitReply = Outcome | { kind: "in_flight"; attemptId: string };

export type Resume = {
  attemptId: string;
  ref: string | null;
  /** Of its session, whose values only the link has. */
  locked: readonly TextField[];
  status: Exclude<AttemptStatus, { stage: "none" }>;
};
