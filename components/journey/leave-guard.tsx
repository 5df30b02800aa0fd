"use client";

import { useEffect } from "react";
import { getJourney, holdsAnswers, type Journey } from "@/lib/onboarding/draft";
import { useJourney } from "./stores";

let unasked = false;
let kept: Journey | null = null;

/** On the device: a reload loses nothing of it. */
export const noteKept = (journey: Journey): void => {
  kept = journey;
};

/** For a moment. */
export function leaveUnasked(): void {
  unasked = true;
  setTimeout(() => {
    unasked = false;
  }, 1_000);
}

/** Chromium asks before `tel:` and `mailto:` too (whatwg/html#8724). */
const openApp = ({ target }: Event) => {
  if ((target as Element).closest("[href^=mailto],[href^=tel]")) leaveUnasked();
};

export function LeaveGuard() {
  const atStake = isAtStake(useJourney());
  useEffect(() => {
    if (!atStake) return;
    addEventListener("beforeunload", askBeforeLeaving);
    addEventListener("click", openApp);
    return () => {
      removeEventListener("beforeunload", askBeforeLeaving);
      removeEventListener("click", openApp);
    };
  }, [atStake]);
  return null;
}

export function askBeforeLeaving(event: BeforeUnloadEvent): void {
  // The journey may have been emptied since the last render.
  if (unasked || getJourney() === kept || !isAtStake(getJourney())) return;
  event.preventDefault();
  // Chrome before 119, and WebViews of that age, ask for this alone.
  event.returnValue = "ask";
}

export const isAtStake = ({ draft, attempt }: Journey) => holdsAnswers(draft) && !attempt?.over;
