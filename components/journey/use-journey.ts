"use client";

import { useSyncExternalStore } from "react";
import { emptyJourney, getJourney, type Journey, subscribe } from "@/lib/onboarding/draft";

/** What was given so far and how the last attempt ended. The server always renders an empty journey. */
export const useJourney = (): Journey => useSyncExternalStore(subscribe, getJourney, () => emptyJourney);
