"use client";

import { unstable_isUnrecognizedActionError } from "next/navigation";
import { useRef, useState } from "react";
import { submitApplication } from "@/app/[locale]/apply/actions";
import { useWords } from "@/components/ui/words";
import { attemptIdOf } from "@/lib/onboarding/attempt";
import { consentVersion } from "@/lib/onboarding/consent";
import { sentAlready } from "@/lib/onboarding/correction";
import { getJourney, recordAttempt } from "@/lib/onboarding/draft";
import { consentGiven } from "@/lib/onboarding/form-schema";
import { toFormData } from "@/lib/onboarding/submission";
import type { Words } from "@/lib/words/id";
import { goTo } from "./navigation";

/** An end that left the page where it is: nothing was sent, or the page itself is out of date. */
export type Failure = keyof Words["failures"];

/** Sends the draft once. However it ends, everything that was given stays. */
export function useSubmit() {
  const { locale } = useWords();
  const [sending, setSending] = useState(false);
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
    setSending(true);
    const { draft } = journey;
    const attemptId = attemptIdOf(draft);
    const extras = { consentVersion, locale, attemptId, ...(sendAnyway && { sendAnyway: consentGiven }) };
    try {
      recordAttempt(await submitApplication(toFormData(draft, extras)), draft);
      goTo("result");
    } catch (error) {
      if (unstable_isUnrecognizedActionError(error)) setFailure("reload");
      else {
        // Whatever broke, broke after the data had left: it may have been processed.
        recordAttempt({ kind: "unknown", attemptId }, draft);
        goTo("result");
      }
    } finally {
      busy.current = false;
      setSending(false);
    }
  };
  return { submit, sending, failure };
}
