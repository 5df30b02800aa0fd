"use client";

import { useStore } from "@/components/ui/use-store";
import {
  type Failure,
  nothingSent,
  type PendingSubmission,
  sending,
} from "@/lib/onboarding/attempt/pending-submission";
import { emptyJourney, type Journey, journeyDisposed, journeyStore } from "@/lib/onboarding/draft";

export const useJourney = (): Journey => useStore(journeyStore, emptyJourney);

export const useDisposed = (): boolean => useStore(journeyDisposed, false);

export const usePendingSubmission = (): PendingSubmission | null => useStore(sending, nothingSent).pending;

export const useFailure = (): Failure | null => useStore(sending, nothingSent).failure;
