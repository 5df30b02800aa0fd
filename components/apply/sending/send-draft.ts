import { unstable_isUnrecognizedActionError } from "next/navigation";
import { applicationOpened } from "@/components/journey/application";
import { askStatus, followAttempt, unseenTimes } from "@/components/journey/follow-attempt";
import { goTo } from "@/components/journey/navigation";
import type { Channel } from "@/lib/channels";
import { consentGiven, consentVersion } from "@/lib/fields/consent";
import type { Locale } from "@/lib/locales";
import { attemptIdOf } from "@/lib/onboarding/attempt/attempt-id";
import type { SubmitReply } from "@/lib/onboarding/attempt/attempt-status";
import {
  beginSubmission,
  endSubmission,
  type Failure,
  getFailure,
  getPendingSubmission,
  noteStatus,
} from "@/lib/onboarding/attempt/pending-submission";
import { recordAttempt } from "@/lib/onboarding/attempt/record-attempt";
import { endOfTurnedAway } from "@/lib/onboarding/attempt/turned-away";
import { sentAlready } from "@/lib/onboarding/correction";
import { getJourney, type Journey, journeyDisposed } from "@/lib/onboarding/draft";
import { toFormData } from "@/lib/onboarding/form-data";
import type { Outcome } from "@/lib/outcomes/outcome";
import { outcomes } from "@/lib/outcomes/outcomes";
import { within } from "@/lib/photo/within";

export type SubmitAction = (form: FormData) => Promise<SubmitReply>;

type Options = { submit: SubmitAction; locale: Locale; channel: Channel; sendAnyway: boolean };

export async function sendDraft(options: Options): Promise<void> {
  // A second tap; an answered draft would be charged again.
  if (getPendingSubmission() || sentAlready(getJourney())) return;
  const isSlow = slowNetwork.includes(getFailure());
  beginSubmission(attemptIdOf(getJourney().draft));
  let failure: Failure | null = null;
  try {
    if (isSlow) await within(lightenWithin, lighten()).catch(() => {});
    const journey = getJourney();
    const attemptId = attemptIdOf(journey.draft);
    beginSubmission(attemptId);
    const end = await send(journey, attemptId, options);
    if (typeof end === "string") failure = end;
    // The branch's list has an answer; its absence must be said.
    else if (journeyDisposed.get()) failure = outcomes[end.kind].spent ? null : "notReached";
    else {
      recordAttempt(end, journey.draft);
      goTo("result");
    }
    if (failure && !journeyDisposed.get()) goTo("review", { replace: true });
  } finally {
    endSubmission(failure);
  }
}

const reachedWithin = 8_000;

/** Lost after longer than it takes at this pace: the network is slow. */
const ampleBytesPerMs = 16;
const slowNetwork: readonly (Failure | null)[] = ["tooSlow", "notReached"];
const lightenWithin = 30_000;
const lighten = () => import("@/lib/onboarding/lighten").then(({ lightenPhotos }) => lightenPhotos());

async function send(
  { draft, linkedTo, attempt }: Journey,
  attemptId: string,
  { submit, locale, channel, sendAnyway }: Options,
): Promise<Outcome | Failure> {
  // `onLine` may be false on a connected device.
  if (!navigator.onLine && !(await askStatus(attemptId, AbortSignal.timeout?.(reachedWithin))))
    return "offline";
  const opened = await applicationOpened(locale, channel).catch(() => null);
  if (opened?.kind === "refused")
    return opened.reason === "consent" ? "reload" : { ...opened, reason: opened.reason };
  // A captive portal answers too.
  if (opened?.kind !== "started") return "notReached";
  const form = toFormData(draft, {
    consentVersion,
    application: opened.application,
    attemptId,
    ...(linkedTo && { linkedTo }),
    ...(sendAnyway && { sendAnyway: consentGiven }),
    // Unchanged: confirms what was refused.
    ...(attempt?.draft === draft && "reason" in attempt.outcome && { refusedFor: attempt.outcome.reason }),
  });
  const bytes = Object.values(draft.photos).reduce((sum, { blob }) => sum + blob.size, 0);
  return waitForEnd(submit(form), attemptId, bytes);
}

/** By the reply; by the status where the reply is lost or `in_flight`. */
async function waitForEnd(
  reply: Promise<SubmitReply>,
  sent: string,
  bytes: number,
): Promise<Outcome | Failure> {
  const began = performance.now();
  const stop = new AbortController();
  let slow = false;
  let attemptId = sent;
  let replied = false;
  const direct = reply.then(
    (said) => {
      if (said.kind !== "in_flight") return said;
      attemptId = said.attemptId;
      replied = true;
      return null;
    },
    (error): Outcome | Failure | null => {
      if (unstable_isUnrecognizedActionError(error)) return "reload";
      replied = true;
      slow = bytes / (performance.now() - began) < ampleBytesPerMs;
      return endOfTurnedAway(error);
    },
  );
  const asked = async (): Promise<Outcome | Failure> => {
    let unseen = 0;
    for await (const status of followAttempt(() => attemptId, stop.signal)) {
      if (stop.signal.aborted) break;
      noteStatus(attemptId, status);
      // Not slow, but away.
      slow &&= status !== null;
      if (status?.stage === "none" && replied && ++unseen === unseenTimes)
        return slow ? "tooSlow" : "notReached";
      if (status?.stage !== "ended") continue;
      // Before the reply, "unavailable" may be of an earlier try.
      if (replied || status.outcome.kind !== "unavailable") return status.outcome;
    }
    return "notReached";
  };
  const polled = asked();
  const end = await Promise.race([direct.then((said) => said ?? polled), polled]);
  stop.abort();
  return end;
}
