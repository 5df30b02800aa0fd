import type { Channel } from "@/lib/channels";
import type { Locale } from "@/lib/locales";
import type { StepId } from "@/lib/onboarding/steps";

/** The address of a step: `start` has a page of its own, the others share one and differ in `?step=`. */
export function pathOf(step: StepId, locale: Locale, channel: Channel): string {
  if (step !== "start") return `${journeyPath(locale, channel)}?step=${step}`;
  return channel === "branch" ? `/${locale}/branch/new` : `/${locale}`;
}

/** Where the journey goes on: the page finds the first step that is not done. */
export const journeyPath = (locale: Locale, channel: Channel): string =>
  channel === "branch" ? `/${locale}/branch/apply` : `/${locale}/apply`;

/** The operator's reference, from the address that this page was opened with. */
let operatorRef: string | null = null;

export const rememberRef = (ref: string) => {
  operatorRef = ref;
};

export const getOperatorRef = (): string | null => operatorRef;

/**
 * An address of this journey with the operator's reference, which a reload would lose. Not on a branch's tablet: the next
 * customer could go back to it.
 */
export const withRef = (address: string): string =>
  operatorRef === null || location.pathname.includes("/branch")
    ? address
    : `${address}${address.includes("?") ? "&" : "?"}ref=${operatorRef}`;
