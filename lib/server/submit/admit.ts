import type { SubmitReply } from "../../onboarding/attempt-status";
import { settings } from "../ops/env";
import { metrics } from "../ops/metrics";
import { isStopping } from "../ops/stopping";
import { processWide } from "../process-wide";

const state = () => processWide("submissions", () => ({ inFlight: 0 }));

/**
 * Runs one submission, unless too many run already or the process is about to end; counts it and how it ended.
 * @param work is given what it calls where it tells an earlier end again, which has been counted
 * @param limit at once; by default the setting
 */
export async function admitSubmission(
  work: (onReplay: () => void) => Promise<SubmitReply>,
  limit = settings().MAX_SUBMISSIONS,
): Promise<SubmitReply> {
  const running = state();
  const { attempts, submissionsInFlight } = metrics();
  if (isStopping() || running.inFlight >= limit) {
    attempts.inc({ outcome: "refused", reason: "busy" });
    return { kind: "refused", reason: "busy" };
  }
  submissionsInFlight.set(++running.inFlight);
  try {
    let replayed = false;
    const reply = await work(() => {
      replayed = true;
    });
    const outcome = replayed ? "replay" : reply.kind;
    attempts.inc({ outcome, reason: reply.kind === "refused" ? reply.reason : "" });
    return reply;
  } catch (error) {
    attempts.inc({ outcome: "error", reason: "" });
    throw error;
  } finally {
    submissionsInFlight.set(--running.inFlight);
  }
}
