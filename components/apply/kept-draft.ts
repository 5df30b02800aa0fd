import {
  continueApplication,
  leaveApplication,
  noteResumed,
  startedReply,
} from "@/components/journey/application";
import { inTime } from "@/components/ui/ask-server";
import { forgetDraft, keepDraft, openDraft } from "@/lib/device-draft/device-draft";
import { type DraftKey, readKey } from "@/lib/device-draft/sealing";
import { attemptIdOf } from "@/lib/onboarding/attempt/attempt-id";
import type { Resume } from "@/lib/onboarding/attempt/attempt-status";
import { getPendingSubmission } from "@/lib/onboarding/attempt/pending-submission";
import {
  type Draft,
  emptyJourney,
  getJourney,
  type Journey,
  journeyStore,
  replaceJourney,
  startAgain,
} from "@/lib/onboarding/draft";
import type { StartAnswer } from "@/lib/onboarding/start-reply";

/** `resumed`: the page goes on from before it was loaded. `elsewhere`: another tab has the answers. */
export type Kept = "resumed" | "elsewhere";

/** `sent`: of the server's latest attempt, whose end is still to be shown. */
export type Back = { kept: Kept; sent: Draft | null };

/** A moment after typing. */
const settleMs = 300;

type Coming = {
  /** The server's latest attempt of the application, which may be newer than what was kept. */
  resume: Resume | null;
  /** What nobody has touched for longer is as if it had been forgotten. */
  maxAgeMs: number;
  /** From the tab that has it. */
  take?: boolean;
};

/** Takes up what the device has kept, and keeps from now on. One tab at a time: a second one is told so. */
export async function comeBack({ resume, maxAgeMs, take = false }: Coming): Promise<Back | null> {
  if (getJourney() !== emptyJourney) {
    if (await claimAlone(take)) keepOn();
    return null;
  }
  const answer = await fetch("/api/draft", { method: "POST", signal: inTime() }).catch(() => null);
  const reply: StartAnswer | null = answer?.ok ? await answer.json() : null;
  const owner = reply && (await keyOf(reply));
  if (!owner) {
    // Without an answer it may be opened later.
    if (answer?.status === 403) await forgetDraft();
    return null;
  }
  if (!(await claimAlone(take))) return { kept: "elsewhere", sent: null };
  const kept = await openDraft(owner);
  if (kept && Date.now() - kept.at > maxAgeMs && !resume) leaveApplication();
  const journey = kept && Date.now() - kept.at <= maxAgeMs ? kept.journey : null;
  const sent = journey && sentAs(resume, journey);
  if (!journey || sent === undefined) {
    await forgetDraft();
    return null;
  }
  continueApplication(reply);
  noteResumed();
  replaceJourney(journey);
  if (journey.draft.locked) await import("./steps/prefill").catch(() => {});
  keepOn();
  return { kept: "resumed", sent };
}

/** Null: nothing was. Undefined: another tab has sent something else since. */
function sentAs(resume: Resume | null, { draft, attempt, verdict }: Journey): Draft | null | undefined {
  if (!resume) return null;
  const isIt = (one: Draft | undefined) => one !== undefined && attemptIdOf(one) === resume.attemptId;
  return [draft, attempt?.draft, verdict?.draft].find(isIt);
}

async function keyOf(reply: StartAnswer): Promise<DraftKey | null> {
  if (reply.kind !== "started" || !reply.draftKey) return null;
  // No WebCrypto: in memory, as without this.
  return readKey(reply.application, reply.draftKey).catch(() => null);
}

let kept: Journey | null = null;

/** A reload loses nothing: the leaving guard, which hears of it after this, does not ask. */
const letGo = (event: Event) => {
  if (getJourney() === kept) event.stopImmediatePropagation();
};

let stopKeeping = () => {};

/** Follows the journey until it is over; what cannot be kept stays in memory. */
function keepOn(): void {
  stopKeeping();
  let owner: DraftKey | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  const keep = async () => {
    const journey = getJourney();
    const reply = await startedReply();
    if (reply && reply.application !== owner?.application) owner = await keyOf(reply);
    if (!owner) return;
    await keepDraft(owner, journey);
    kept = journey;
  };
  const isOver = (journey: Journey) => journey === emptyJourney || journey.attempt?.over;
  const look = () => {
    clearTimeout(timer);
    const next = isOver(getJourney()) ? forgetDraft : keep;
    timer = setTimeout(
      () => {
        turn = turn.then(next).catch(() => {});
      },
      next === keep ? settleMs : 0,
    );
  };
  const hurry = () => {
    if (document.hidden) turn = turn.then(keep).catch(() => {});
  };
  const stop = journeyStore.subscribe(look);
  addEventListener("beforeunload", letGo, true);
  document.addEventListener("visibilitychange", hurry);
  stopKeeping = () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", hurry);
    removeEventListener("beforeunload", letGo, true);
    stop();
  };
  look();
}

let alone: Promise<boolean> | null = null;

/** Without locks every tab is alone. */
function claimAlone(take: boolean): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  alone ??= claim(take).then((got) => {
    if (!got) alone = null;
    return got;
  });
  return alone;
}

const claim = (take: boolean) =>
  new Promise<boolean>((resolve) => {
    navigator.locks
      .request("draft", take ? { steal: true } : { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        // For as long as the page lives.
        return lock && new Promise<void>(() => {});
      })
      .catch(loseIt);
  });

let onLost = () => {};

/** Another tab has taken it over. */
export const whenLost = (then: () => void): void => {
  onLost = then;
};

/** What is being sent goes on, and nothing of it is kept any more. */
function loseIt(): void {
  stopKeeping();
  alone = null;
  if (getPendingSubmission()) return;
  startAgain();
  onLost();
}
