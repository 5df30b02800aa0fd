import { inTime } from "@/components/ui/ask-server";
import type { Channel } from "@/lib/channels";
import { consentGiven, consentVersion } from "@/lib/fields/consent";
import type { Locale } from "@/lib/locales";
import { emptyJourney, getJourney } from "@/lib/onboarding/draft";
import type { StartAnswer, StartReply } from "@/lib/onboarding/start-reply";
import { getOperatorRef } from "./paths";

const route = "/api/application";

/** Awaited only before sending. */
let opening: Promise<StartAnswer> | null = null;

/** Both boxes must be ticked. */
export function beginApplication(locale: Locale, channel: Channel): Promise<StartAnswer> {
  const form = {
    consentCheck: consentGiven,
    consentCertificate: consentGiven,
    consentVersion,
    locale,
    channel,
    ref: getOperatorRef() ?? "",
    again: `${refusals}`,
  };
  const request = { method: "POST", body: new URLSearchParams(form), signal: inTime() };
  opening = fetch(route, request).then((answer) => answer.json());
  // A failure is reported by `applicationOpened`.
  opening.catch(() => {});
  return opening;
}

/** Of a page before this one. */
export function continueApplication(started: StartAnswer): void {
  opening = Promise.resolve(started);
}

export async function startedReply() {
  const reply = await opening?.catch(() => null);
  return reply?.kind === "started" ? reply : null;
}

let refusals = 0;

const notOurs = "Not this server's answer";

/**
 * Asks whether the cookie arrives.
 * @returns with a `sentence` where it cannot go on
 * @throws what the network throws, and where the answer is not our server's
 */
export async function startApplication(locale: Locale, channel: Channel): Promise<StartAnswer> {
  let answer = await beginApplication(locale, channel);
  if (!answer.build) throw new Error(notOurs);
  if (answer.kind === "started") {
    const asked = `?started=${answer.application}&locale=${locale}&again=${refusals}`;
    const seen = await fetch(route + asked, { signal: inTime() });
    if (!seen.ok) throw new Error(notOurs);
    answer = { ...answer, ...(await seen.json()) };
  }
  if (answer.sentence) refusals++;
  return answer;
}

/**
 * Sends the consent again if the first time failed.
 * @throws what the network throws
 */
export async function applicationOpened(locale: Locale, channel: Channel): Promise<StartReply> {
  const reply = await opening?.catch(() => null);
  return reply?.kind === "started" ? reply : beginApplication(locale, channel);
}

let resumed = false;

export const noteResumed = () => {
  resumed = true;
};

/** Not with a new application, which must not be led back to the old attempt. */
export const mayResume = (): boolean => !resumed && getJourney() === emptyJourney;

/** May fail: the next consent opens another all the same. */
export function leaveApplication(): void {
  noteResumed();
  fetch(route, { method: "DELETE" }).catch(() => {});
}
