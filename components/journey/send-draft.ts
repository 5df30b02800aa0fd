import { unstable_isUnrecognizedActionError } from "next/navigation";
import { submitApplication } from "@/app/[locale]/apply/actions";
import type { Channel } from "@/lib/camera/request";
import { attemptIdOf } from "@/lib/onboarding/attempt-id";
import type { AttemptStatus, SubmitReply } from "@/lib/onboarding/attempt-status";
import { consentGiven, consentVersion } from "@/lib/onboarding/consent";
import type { Journey } from "@/lib/onboarding/draft";
import { setFlight } from "@/lib/onboarding/flight";
import { toFormData } from "@/lib/onboarding/form-data";
import type { Locale } from "@/lib/onboarding/locale";
import type { Outcome } from "@/lib/onboarding/outcome";
import type { Words } from "@/lib/words/id";
import { applicationOpened } from "./application";
import { followAttempt } from "./follow-attempt";

/** An end that left the page where it is: nothing was sent, or the page itself is out of date. */
export type Failure = keyof Words["failures"];

/** What the server knew last: not even the whole form, all of it, or that Kredibel is being asked. `lost`: no network. */
export type Stage = "sending" | "received" | "checking" | "lost";

type Options = { locale: Locale; channel: Channel; sendAnyway: boolean; onStage: (stage: Stage) => void };

/** So often the server must say that it has not seen what was sent, before we believe that it never will. */
const unseenTimes = 3;

/** Sends a draft and waits for its end, wherever the answer comes from. */
export async function sendDraft(
  { draft, linkedTo }: Journey,
  { locale, channel, sendAnyway, onStage }: Options,
): Promise<Outcome | Failure> {
  const opened = await applicationOpened(locale, channel).catch(() => null);
  if (!opened) return "notReached";
  if (opened.kind === "refused")
    return opened.reason === "consent" ? "reload" : { ...opened, reason: opened.reason };
  const attemptId = attemptIdOf(draft);
  const form = toFormData(draft, {
    consentVersion,
    locale,
    attemptId,
    ...(linkedTo && { linkedTo }),
    ...(sendAnyway && { sendAnyway: consentGiven }),
  });
  setFlight({ attemptId, received: false });
  return waitForEnd(submitApplication(form), attemptId, onStage).finally(() => setFlight(null));
}

/**
 * The end of an attempt: from the reply to the submission, or from asking for it where the reply is lost or says that
 * the attempt is under way already.
 */
async function waitForEnd(
  reply: Promise<SubmitReply>,
  sent: string,
  onStage: Options["onStage"],
): Promise<Outcome | Failure> {
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
      onStage(stageOf(status));
      if (stageOf(status) !== "sending" && status) setFlight({ attemptId, received: true });
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

export function stageOf(status: AttemptStatus | null): Stage {
  if (!status) return "lost";
  return status.stage === "none" || status.stage === "ended" ? "sending" : status.stage;
}
