"use client";

import { useEffect } from "react";
import { isClosed, mayBeSentOnceMore } from "@/lib/onboarding/attempt";
import { emptyJourney, getJourney, type Journey } from "@/lib/onboarding/draft";
import { useJourney } from "./use-journey";

/** Has the browser ask before the page is left with something in it that would be lost. */
export function LeaveGuard() {
  const atStake = isAtStake(useJourney());
  useEffect(() => {
    if (!atStake) return;
    // Asked anew, since a page that was just told to forget everything has not rendered that yet.
    const ask = (event: BeforeUnloadEvent) => isAtStake(getJourney()) && event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [atStake]);
  return null;
}

/** Whether something was given that leaving the page would lose. */
export const isAtStake = ({ draft, attempt }: Journey) =>
  draft !== emptyJourney.draft && !(isClosed(attempt) && !mayBeSentOnceMore(attempt));
