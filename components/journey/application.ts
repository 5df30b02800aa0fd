import type { Channel } from "@/lib/channels";
import { consentGiven, consentVersion } from "@/lib/fields/consent";
import type { Locale } from "@/lib/locales";
import { emptyJourney, getJourney } from "@/lib/onboarding/draft";
import type { StartReply } from "@/lib/onboarding/start-reply";

/** Where an application is begun and left. */
const route = "/api/application";

/** The application that this page has begun, while the server opens it and after. Nobody waits for it but the sending. */
let opening: Promise<StartReply> | null = null;

/** The operator's reference, from the address that this page was opened with. */
let reference: string | null = null;

export const rememberRef = (ref: string) => {
  reference = ref;
};

export const operatorRef = (): string | null => reference;

/**
 * An address of this journey with the operator's reference, which a reload would lose. Not on a branch's tablet: the next
 * customer could go back to it.
 */
export const withRef = (address: string): string =>
  reference === null || location.pathname.includes("/branch")
    ? address
    : `${address}${address.includes("?") ? "&" : "?"}ref=${reference}`;

/** Tells the server of the consent that was just given; both boxes must be ticked. */
export function beginApplication(locale: Locale, channel: Channel): Promise<StartReply> {
  const form = {
    consentCheck: consentGiven,
    consentCertificate: consentGiven,
    consentVersion,
    locale,
    channel,
    ref: reference ?? "",
  };
  opening = fetch(route, { method: "POST", body: new URLSearchParams(form) }).then((answer) => answer.json());
  // Told when it is asked for.
  opening.catch(() => {});
  return opening;
}

/**
 * Waits until the server knows of the consent, and tells it once more if the first time was in vain.
 * @throws what the network throws
 */
export async function applicationOpened(locale: Locale, channel: Channel): Promise<StartReply> {
  const reply = await opening?.catch(() => null);
  return reply?.kind === "started" ? reply : beginApplication(locale, channel);
}

let resumed = false;

/** The page comes back to an attempt of its application. */
export const noteResumed = () => {
  resumed = true;
};

/** Once a page load, and only while nothing was begun on it: whoever starts again must not be sent back. */
export const mayResume = (): boolean => !resumed && getJourney() === emptyJourney;

/**
 * Has this browser's application end. Should it fail, or come late, this page goes back to nothing all the same, and the
 * next consent opens a new one.
 */
export function leaveApplication(): void {
  noteResumed();
  fetch(route, { method: "DELETE" }).catch(() => {});
}
