import { unstable_isUnrecognizedActionError } from "next/navigation";
import { applicationOpened } from "@/components/journey/application";
import { followAttempt, unseenTimes } from "@/components/journey/follow-attempt";
import { goTo } from "@/components/journey/navigation";
import type { Channel } from "@/lib/channels";
import { consentGiven, consentVersion } from "@/lib/fields/consent";
import type { Locale } from "@/lib/locales";
import { attemptIdOf } from "@/lib/onboarding/attempt-id";
import type { SubmitReply } from "@/lib/onboarding/attempt-status";
import { sentAlready } from "@/lib/onboarding/correction";
import { getJourney, isSealed, type Journey } from "@/lib/onboarding/draft";
import { type Failure, getFlight, setFlight } from "@/lib/onboarding/flight";
import { beginFlight, noteStatus } from "@/lib/onboarding/flight-course";
import { toFormData } from "@/lib/onboarding/form-data";
import { recordAttempt } from "@/lib/onboarding/record-attempt";
import type { Outcome } from "@/lib/outcomes/outcome";
import { outcomes } from "@/lib/outcomes/outcomes";

/** The server action that sends a submission. */
export type SubmitAction = (form: FormData) => Promise<SubmitReply>;

type Options = { submit: SubmitAction; locale: Locale; channel: Channel; sendAnyway: boolean };

/** Sends the draft once. However it ends, everything that was given stays. */
export async function sendDraft(options: Options): Promise<void> {
  const journey = getJourney();
  // Two taps come faster than a page is drawn; and the same draft has its answer already, instead of one more charge.
  if (getFlight() || sentAlready(journey)) return;
  let failure: Failure | null = null;
  const attemptId = attemptIdOf(journey.draft);
  beginFlight(attemptId);
  try {
    const end = await send(journey, attemptId, options);
    if (typeof end === "string") failure = end;
    // The case was ended meanwhile: an answer is for the list alone; that there will be none is said.
    else if (isSealed()) failure = outcomes[end.kind].spent ? null : "notReached";
    else {
      recordAttempt(end, journey.draft);
      goTo("result");
    }
    if (failure && !isSealed()) goTo("review", { replace: true });
  } finally {
    setFlight(null, failure);
  }
}

/** The end of a submission, wherever its answer comes from. */
async function send(
  { draft, linkedTo }: Journey,
  attemptId: string,
  { submit, locale, channel, sendAnyway }: Options,
): Promise<Outcome | Failure> {
  const opened = await applicationOpened(locale, channel).catch(() => null);
  if (!opened) return "notReached";
  if (opened.kind === "refused")
    return opened.reason === "consent" ? "reload" : { ...opened, reason: opened.reason };
  const form = toFormData(draft, {
    consentVersion,
    attemptId,
    ...(linkedTo && { linkedTo }),
    ...(sendAnyway && { sendAnyway: consentGiven }),
  });
  return waitForEnd(submit(form), attemptId);
}

/**
 * The end of an attempt: from the reply to the submission, or from asking for it where the reply is lost or says that
 * the attempt is under way already.
 */
async function waitForEnd(reply: Promise<SubmitReply>, sent: string): Promise<Outcome | Failure> {
  const stop = new AbortController();
  let attemptId = sent;
  let replied = false;
  const direct = reply.then(
    (said) => {
      if (said.kind !== "in_flight") return said;
      attemptId = said.attemptId;
      replied = true;
      return null;
    },
    (error): Failure | null => {
      if (unstable_isUnrecognizedActionError(error)) return "reload";
      replied = true;
      return null;
    },
  );
  const asked = async (): Promise<Outcome | Failure> => {
    let unseen = 0;
    for await (const status of followAttempt(() => attemptId, stop.signal)) {
      if (stop.signal.aborted) break;
      noteStatus(attemptId, status);
      if (status?.stage === "none" && replied && ++unseen === unseenTimes) return "notReached";
      if (status?.stage !== "ended") continue;
      // Before the reply, "not processed" may be how the same attempt ended when it was sent before.
      if (replied || status.outcome.kind !== "unavailable") return status.outcome;
    }
    return "notReached";
  };
  const polled = asked();
  const end = await Promise.race([direct.then((said) => said ?? polled), polled]);
  stop.abort();
  return end;
}
