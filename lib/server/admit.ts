import type { KredibelAnswer } from "../kredibel/answer";
import type { SubmitReply } from "../onboarding/attempt-status";
import { settings } from "./env";
import { metrics, rejectLabel } from "./metrics";
import { processWide } from "./process-wide";
import { isStopping } from "./stopping";

const state = () => processWide("submissions", () => ({ inFlight: 0 }));

/**
 * Runs one submission, unless too many run already or the process is about to end; counts it and how it ended.
 * @param limit at once; by default the setting
 */
export async function admitSubmission(
  work: () => Promise<SubmitReply>,
  limit = settings().MAX_SUBMISSIONS,
): Promise<SubmitReply> {
  const running = state();
  const { attempts, submissionsInFlight, rejectedFields } = metrics();
  if (isStopping() || running.inFlight >= limit) {
    attempts.inc({ outcome: "refused", reason: "busy" });
    return { kind: "refused", reason: "busy" };
  }
  submissionsInFlight.set(++running.inFlight);
  try {
    const outcome = await work();
    attempts.inc({ outcome: outcome.kind, reason: outcome.kind === "refused" ? outcome.reason : "" });
    if ("fields" in outcome)
      for (const field of outcome.fields) rejectedFields.inc({ field: rejectLabel(field) });
    return outcome;
  } catch (error) {
    attempts.inc({ outcome: "error", reason: "" });
    throw error;
  } finally {
    submissionsInFlight.set(--running.inFlight);
  }
}

/** Times one call to Kredibel, by how it ended. */
export async function timeCall(call: () => Promise<KredibelAnswer>): Promise<KredibelAnswer> {
  const stop = metrics().kredibelSeconds.startTimer();
  const answer = await call();
  stop({ answer: answer.kind, cause: "cause" in answer ? answer.cause : "" });
  return answer;
}
