"use client";

import { useEffect } from "react";
import { askStatus } from "@/components/journey/follow-attempt";
import { recordAttempt } from "@/lib/onboarding/attempt/record-attempt";
import { getJourney } from "@/lib/onboarding/draft";
import { outcomes } from "@/lib/outcomes/outcomes";

const everyMs = 15_000;

/** Shows a late answer to an attempt that was given up as unknown. */
export function useLateAnswer(attemptId: string): void {
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      const status = await askStatus(attemptId, stop.signal);
      const { attempt } = getJourney();
      if (status?.stage !== "ended" || outcomes[status.outcome.kind].unsettled || stop.signal.aborted) return;
      recordAttempt(status.outcome, attempt?.draft);
    };
    const asking = setInterval(ask, everyMs);
    return () => {
      clearInterval(asking);
      stop.abort();
    };
  }, [attemptId]);
}
