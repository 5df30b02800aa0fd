import type { Channel } from "@/lib/channels";
import type { Locale } from "@/lib/locales";
import type { StepId } from "@/lib/onboarding/steps";

export function pathOf(step: StepId, locale: Locale, channel: Channel): string {
  if (step !== "start") return `${journeyPath(locale, channel)}?step=${step}`;
  return channel === "branch" ? `/${locale}/branch/new` : `/${locale}`;
}

/** Leads to the first step that is not done. */
export const journeyPath = (locale: Locale, channel: Channel): string =>
  channel === "branch" ? `/${locale}/branch/apply` : `/${locale}/apply`;

let operatorRef: string | null = null;

export const rememberRef = (ref: string) => {
  operatorRef = ref;
};

export const getOperatorRef = (): string | null => operatorRef;

/** A reload would lose the reference; on a branch's tablet the next customer could go back to it. */
export const withRef = (address: string): string =>
  operatorRef === null || location.pathname.includes("/branch")
    ? address
    : `${address}${address.includes("?") ? "&" : "?"}ref=${encodeURIComponent(operatorRef)}`;
