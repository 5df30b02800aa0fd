import type { Outcome } from "../outcomes/outcome";

/** Where an attempt stands, as the browser that made it may know. `elapsedMs`: since the server took it on. */
export type AttemptStatus =
  /** The server has not seen it, or it is somebody else's. */
  | { stage: "none" }
  /** `received`: everything is there. `checking`: Kredibel is being asked. */
  | { stage: "received" | "checking"; elapsedMs: number }
  | { stage: "ended"; outcome: Outcome };

/** What a submission is answered: how it ended, or the attempt that is under way already and has to be waited for. */
export type SubmitReply = Outcome | { kind: "in_flight"; attemptId: string };

/** The attempt that a reloaded page comes back to, with the operator's reference. */
export type Resume = {
  attemptId: string;
  ref: string | null;
  status: Exclude<AttemptStatus, { stage: "none" }>;
};
