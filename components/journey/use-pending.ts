"use client";

import { useSyncExternalStore } from "react";
import { type Failure, type Flight, getFailure, getFlight, subscribeFlight } from "@/lib/onboarding/flight";

const none = () => null;

/** The submission that is on its way. */
export const useFlight = (): Flight | null => useSyncExternalStore(subscribeFlight, getFlight, none);

/** Why the last one left the page where it is. */
export const useFailure = (): Failure | null => useSyncExternalStore(subscribeFlight, getFailure, none);
