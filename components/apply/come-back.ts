import { continueApplication, leaveApplication, noteResumed } from "@/components/journey/application";
import { tellCount } from "@/components/journey/tell-count";
import { inTime } from "@/components/ui/ask-server";
import { openDraft } from "@/lib/device-draft/open-draft";
import { forgetDraft } from "@/lib/device-draft/sealed-records";
import { attemptIdOf } from "@/lib/onboarding/attempt/attempt-id";
import type { Resume } from "@/lib/onboarding/attempt/attempt-status";
import { getPendingSubmission } from "@/lib/onboarding/attempt/pending-submission";
import { type Draft, type Journey, replaceJourney, startAgain } from "@/lib/onboarding/draft";
import type { StartAnswer } from "@/lib/onboarding/start-reply";

/**
 * `sent`: of the server's latest attempt, whose end is still to be shown. `seen`: of another tab;
 * null: nothing can go on here.
 */
export type Back =
  | { kept: "nothing" | "refused" }
  | { kept: "resumed"; sent: Draft | null }
  | { kept: "elsewhere"; seen: Draft | null };

export const nothing: Back = { kept: "nothing" };

type Coming = {
  /** The server's latest attempt of the application, which may be newer than what was kept. */
  resume: Resume | null;
  /** What nobody has touched for longer is as if it had been forgotten. */
  maxAgeMs: number;
  /** One tab at a time. */
  claim: () => Promise<boolean>;
};

/** Takes up what the device has kept, unless something is being sent: that goes on. */
export async function comeBack(coming: Coming): Promise<Back> {
  if (getPendingSubmission()) return nothing;
  const back = await takeUp(coming);
  tellCount({ draft: back.kept });
  return back;
}

async function takeUp({ resume, maxAgeMs, claim }: Coming): Promise<Back> {
  const answer = await fetch("/api/draft", { method: "POST", signal: inTime() }).catch(() => null);
  if (answer?.status === 403) forgetDraft();
  const reply: StartAnswer | null = answer?.ok ? await answer.json() : null;
  // Without an answer it may be opened later.
  if (reply?.kind !== "started") return nothing;
  const alone = await claim();
  const opened = await openDraft(reply);
  const kept = typeof opened === "string" ? null : opened;
  const isOld = kept !== null && Date.now() - kept.at > maxAgeMs;
  const journey = isOld ? null : (kept?.journey ?? null);
  if (!alone) {
    startAgain();
    return { kept: "elsewhere", seen: journey?.draft ?? null };
  }
  if (isOld && !resume) leaveApplication();
  const sent = journey && sentAs(resume, journey);
  if (!journey || sent === undefined) {
    forgetDraft();
    return { kept: opened === "refused" ? opened : "nothing" };
  }
  continueApplication(reply);
  noteResumed();
  replaceJourney(journey);
  if (journey.draft.locked) await import("./steps/prefill").catch(() => {});
  return { kept: "resumed", sent };
}

/** Null: nothing that is kept was. Undefined: another tab has sent something else since. */
function sentAs(
  resume: Resume | null,
  { draft, attempt, verdict, linkedTo }: Journey,
): Draft | null | undefined {
  if (!resume) return null;
  const isIt = (one: Draft | undefined) => one !== undefined && attemptIdOf(one) === resume.attemptId;
  // The answer to an earlier one comes, uncharged, once this one is sent.
  const earlier = linkedTo === resume.attemptId ? null : undefined;
  return [draft, attempt?.draft, verdict?.draft].find(isIt) ?? earlier;
}
