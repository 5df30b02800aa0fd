import type { SubmitReply } from "../../onboarding/attempt-status";
import { chargeOf } from "../../outcomes/charge";
import type { Metrics } from "../ops/metrics";
import type { Stopping } from "../ops/stopping";
import type { Submitted } from "./submit";

/** Refuses beyond the limit or while stopping. */
export type AdmitSubmission = (work: () => Promise<Submitted>) => Promise<SubmitReply>;

/** @param limit concurrent submissions */
export function createAdmission(
  { metrics, stopping }: { metrics: Metrics; stopping: Stopping },
  limit: number,
): AdmitSubmission {
  const { attempts, charges, submissionsInFlight } = metrics;
  let inFlight = 0;
  return async (work) => {
    if (stopping.begun() || inFlight >= limit) {
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
}
