import type { Locale } from "@/lib/onboarding/locale";
import type { StepId } from "@/lib/onboarding/steps";

/** The address of a step: `start` has a page of its own, the others share one and differ in `?step=`. */
export const pathOf = (step: StepId, locale: Locale): string =>
  step === "start" ? `/${locale}` : `/${locale}/apply?step=${step}`;

/** Where the journey goes on: the page finds the first step that is not done. */
export const journeyPath = (locale: Locale): string => `/${locale}/apply`;
