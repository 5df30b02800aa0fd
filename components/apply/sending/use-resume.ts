"use client";

import { useEffect } from "react";
import { mayResume, noteResumed, rememberRef } from "@/components/journey/application";
import { followAttempt, unseenTimes } from "@/components/journey/follow-attempt";
import type { Resume } from "@/lib/onboarding/attempt-status";
import { emptyJourney } from "@/lib/onboarding/draft";
import { setFlight } from "@/lib/onboarding/flight";
import { beginFlight, noteStatus } from "@/lib/onboarding/flight-course";
import { recordAttempt } from "@/lib/onboarding/record-attempt";
import type { Outcome } from "@/lib/outcomes/outcome";

/**
 * Brings a reloaded page back to the attempt of its browser.
 * @returns whether it is about to: then there is nothing to show yet
 */
export function useResume(resume: Resume | null): boolean {
  useEffect(() => {
    if (resume && mayResume()) comeBackTo(resume);
  }, [resume]);
  return resume !== null && mayResume();
}

async function comeBackTo({ attemptId, ref, status }: Resume): Promise<void> {
  noteResumed();
  if (ref !== null) rememberRef(ref);
  const end = (outcome: Outcome) => {
    recordAttempt(outcome, emptyJourney.draft);
    setFlight(null);
  };
  if (status.stage === "ended") return end(status.outcome);
  beginFlight(attemptId, status.stage, Date.now() - status.elapsedMs);
  let unseen = 0;
  for await (const now of followAttempt(() => attemptId)) {
    noteStatus(attemptId, now);
    if (now?.stage === "ended") return end(now.outcome);
    // Another tab has begun anew, or the cookie is gone: this page will hear no more of it.
    if (now?.stage === "none" && ++unseen === unseenTimes) return setFlight(null);
  }
}
