import type { SubmitReply } from "../../onboarding/attempt/attempt-status";
import { chargeOf } from "../../outcomes/charge";
import type { Metrics } from "../ops/metrics";
import type { Stopping } from "../ops/stopping";
import type { Submitted } from "./submit";

export type Submissions = {
  /** Whether one more is refused: too many run or are `coming` already, or the process is about to end. */
  full: (coming?: number) => boolean;
  /** Runs one submission unless they are full; counts it and how it ended. */
  run: (work: () => Promise<Submitted>) => Promise<SubmitReply>;
};

/** @param limit submissions at once */
export function createSubmissions(
  { metrics, stopping }: { metrics: Metrics; stopping: Stopping },
  limit: number,
): Submissions {
  const { attempts, charges, submissionsInFlight } = metrics;
  let inFlight = 0;
  const full = (coming = 0) => stopping.begun() || inFlight + coming >= limit;
  const run: Submissions["run"] = async (work) => {
    if (full()) {
      attempts.inc({ outcome: "refused", reason: "busy" });
      return { kind: "refused", reason: "busy" };
    }
    submissionsInFlight.set(++inFlight);
    try {
      const { reply, replayed } = await work();
      const outcome = replayed ? "replay" : reply.kind;
      attempts.inc({ outcome, reason: reply.kind === "refused" ? reply.reason : "" });
      if (!replayed && reply.kind !== "refused" && reply.kind !== "in_flight")
        charges.inc({ charge: chargeOf(reply) });
      return reply;
    } catch (error) {
      attempts.inc({ outcome: "error", reason: "" });
      throw error;
    } finally {
      submissionsInFlight.set(--inFlight);
    }
  };
  return { full, run };
}
