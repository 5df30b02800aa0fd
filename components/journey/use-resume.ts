"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { useChannel } from "@/components/ui/channel";
import { useWords } from "@/components/ui/words";
import type { Resume } from "@/lib/onboarding/attempt-status";
import { isSealed } from "@/lib/onboarding/draft";
import { setFlight } from "@/lib/onboarding/flight";
import type { Outcome } from "@/lib/onboarding/outcome";
import { recordAttempt } from "@/lib/onboarding/record-attempt";
import { rememberRef } from "./application";
import { followAttempt } from "./follow-attempt";
import { mayResume, noteResumed } from "./may-resume";
import { goTo } from "./navigation";
import { pathOf } from "./paths";
import { type Stage, stageOf } from "./send-draft";

/** What a page shows that comes back to an attempt: nothing yet, or how it goes on. `since`: as `Date.now()`. */
export type Resuming = "finding" | { stage: Stage; since: number };

/** Brings a reloaded page back to the attempt of its browser. Null: there is none, or its end is shown by now. */
export function useResume(resume: Resume | null): Resuming | null {
  const { locale } = useWords();
  const channel = useChannel();
  const router = useRouter();
  const [resuming, setResuming] = useState<Resuming | null>(() => (resume && mayResume() ? "finding" : null));
  const pending = resuming !== null;
  // The address follows a moment later. Judged by the old one, a result without its answers would lead to the start.
  const [ended, setEnded] = useState(false);
  const arrived = useSearchParams().get("step") === "result";
  if (ended && arrived && pending) setResuming(null);

  useEffect(() => {
    if (!pending || !resume) return;
    const { attemptId, ref, status } = resume;
    const stop = new AbortController();
    const show = (outcome: Outcome) => {
      setFlight(null);
      if (isSealed()) return;
      // What was not processed has nothing to show once the answers are gone.
      if (outcome.kind === "unavailable" || outcome.kind === "invalid")
        router.replace(pathOf("start", locale, channel));
      else {
        recordAttempt(outcome);
        goTo("result", { replace: true });
      }
      setEnded(true);
    };
    const follow = async (since: number) => {
      for await (const now of followAttempt(() => attemptId, stop.signal)) {
        if (now?.stage === "ended") return show(now.outcome);
        setResuming({ stage: stageOf(now), since });
      }
    };
    noteResumed();
    if (ref !== null) rememberRef(ref);
    if (status.stage === "ended") show(status.outcome);
    else {
      const since = Date.now() - status.elapsedMs;
      setFlight({ attemptId, received: true });
      setResuming({ stage: status.stage, since });
      void follow(since);
    }
    return () => {
      stop.abort();
      setFlight(null);
    };
  }, [pending, resume, router, locale, channel]);

  return resuming;
}
