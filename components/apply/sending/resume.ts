import { mayResume, noteResumed } from "@/components/journey/application";
import { followAttempt, unseenTimes } from "@/components/journey/follow-attempt";
import { rememberRef } from "@/components/journey/paths";
import type { Resume } from "@/lib/onboarding/attempt/attempt-status";
import { beginSubmission, endSubmission, noteStatus } from "@/lib/onboarding/attempt/pending-submission";
import { recordAttempt } from "@/lib/onboarding/attempt/record-attempt";
import { type Draft, emptyJourney } from "@/lib/onboarding/draft";
import type { Outcome } from "@/lib/outcomes/outcome";

/**
 * Of a reloaded page.
 * @param loadNote brings what says whose the locked answers are
 * @param sent what the device has kept of it
 */
export async function resumeAttempt(
  { attemptId, ref, locked, status }: Resume,
  loadNote: () => Promise<unknown>,
  sent: Draft | null = null,
): Promise<void> {
  if (locked.length > 0) await loadNote().catch(() => {});
  if (!sent && !mayResume()) return;
  noteResumed();
  if (ref !== null) rememberRef(ref);
  const { draft } = emptyJourney;
  const end = (outcome: Outcome) => {
    const kept = locked.map((field) => [field, draft.answers[field]]);
    const without = kept.length > 0 ? { ...draft, locked: Object.fromEntries(kept) } : draft;
    recordAttempt(outcome, sent ?? without);
    endSubmission();
  };
  if (status.stage === "ended") return end(status.outcome);
  beginSubmission(attemptId, status.stage, Date.now() - status.elapsedMs);
  let unseen = 0;
  for await (const now of followAttempt(() => attemptId)) {
    noteStatus(attemptId, now);
    if (now?.stage === "ended") return end(now.outcome);
    // A new application in another tab, or the cookie is gone: no more will be known here.
    if (now?.stage === "none" && ++unseen === unseenTimes) return endSubmission();
  }
}
