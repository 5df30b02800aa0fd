"use client";

import { useEffect } from "react";
import { emptyJourney } from "@/lib/onboarding/draft";
import { isClosed } from "@/lib/onboarding/progress";
import { useJourney } from "./use-journey";

/** Has the browser ask before the page is left with something in it that would be lost. */
export function LeaveGuard() {
  const { draft, attempt } = useJourney();
  const atStake = draft !== emptyJourney.draft && !isClosed(attempt);
  useEffect(() => {
    if (!atStake) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [atStake]);
  return null;
}
