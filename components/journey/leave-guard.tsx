"use client";

import { useEffect } from "react";
import { isClosed, mayBeSentOnceMore } from "@/lib/onboarding/attempt";
import { emptyJourney, getJourney, type Journey } from "@/lib/onboarding/draft";
import { useJourney } from "./use-journey";

let unasked = false;

/**
 * Lets the link that is just being followed lead out without the browser asking. For a moment only: Chromium asks before
 * `tel:` and `mailto:` too, though the page stays (whatwg/html#8724).
 */
export function leaveUnasked(): void {
  unasked = true;
  setTimeout(() => {
    unasked = false;
  }, 1_000);
}

/** Has the browser ask before the page is left with something in it that would be lost. */
export function LeaveGuard() {
  const atStake = isAtStake(useJourney());
  useEffect(() => {
    if (!atStake) return;
    // Asked anew, since a page that was just told to forget everything has not rendered that yet.
    const ask = (event: BeforeUnloadEvent) => !unasked && isAtStake(getJourney()) && event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [atStake]);
  return null;
}

/** Whether something was given that leaving the page would lose. */
export const isAtStake = ({ draft, attempt }: Journey) =>
  draft !== emptyJourney.draft && !(isClosed(attempt) && !mayBeSentOnceMore(attempt));
