"use client";

import { useRef, useState } from "react";
import { useChannel } from "@/components/ui/channel";
import { useWords } from "@/components/ui/words";
import { sentAlready } from "@/lib/onboarding/correction";
import { getJourney, isSealed } from "@/lib/onboarding/draft";
import { recordAttempt } from "@/lib/onboarding/record-attempt";
import { goTo } from "./navigation";
import { type Failure, type Stage, sendDraft } from "./send-draft";

/** Sends the draft once. However it ends, everything that was given stays. */
export function useSubmit() {
  const { locale } = useWords();
  const channel = useChannel();
  const [stage, setStage] = useState<Stage | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // State is read a render late; two taps come faster than that.
  const busy = useRef(false);

  const submit = async ({ sendAnyway = false } = {}) => {
    const journey = getJourney();
    // The same draft has its answer already: show it, instead of paying for it again.
    if (sentAlready(journey)) return goTo("result");
    if (busy.current) return;
    if (!navigator.onLine) return setFailure("offline");
    busy.current = true;
    setFailure(null);
    setStage("sending");
    try {
      const end = await sendDraft(journey, { locale, channel, sendAnyway, onStage: setStage });
      // The case was ended meanwhile: its answer is for the ledger alone.
      if (isSealed()) return;
      if (typeof end === "string") return setFailure(end);
      recordAttempt(end, journey.draft);
      goTo("result");
    } finally {
      busy.current = false;
      setStage(null);
    }
  };
  return { submit, stage, failure };
}
