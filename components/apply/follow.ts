import { startedReply } from "@/components/journey/application";
import { noteKept } from "@/components/journey/leave-guard";
import { keepDraft } from "@/lib/device-draft/keep-draft";
import { forgetDraft } from "@/lib/device-draft/sealed-records";
import { getPendingSubmission } from "@/lib/onboarding/attempt/pending-submission";
import { emptyJourney, getJourney, journeyStore, startAgain } from "@/lib/onboarding/draft";

/** A moment after typing. */
const settleMs = 300;

let timer: ReturnType<typeof setTimeout> | undefined;
/** One write after the other, since it follows. */
let turn: Promise<unknown> | undefined;

async function keep(): Promise<void> {
  // It may have waited here while another tab took over: what is kept is that tab's now.
  if (!alone) return;
  const journey = getJourney();
  if (journey === emptyJourney || journey.attempt?.over) forgetDraft();
  else {
    await keepDraft(await startedReply(), journey);
    noteKept(journey);
  }
}

const keepNow = () => {
  clearTimeout(timer);
  turn = turn?.then(keep).catch(() => {});
};

const look = () => {
  clearTimeout(timer);
  timer = setTimeout(keepNow, settleMs);
};

/** Keeps the journey from now on, until it is over; what cannot be kept stays in memory. */
export function follow(): void {
  if (!turn) {
    turn = Promise.resolve();
    journeyStore.subscribe(look);
    // Out of sight, it may be killed at any moment.
    addEventListener("visibilitychange", keepNow);
  }
  look();
}

let alone: Promise<boolean> | undefined;

/** One tab at a time; where there are no locks, or they are forbidden, every tab is alone. @param steal from the tab that has it */
export const claimAlone = (steal = false): Promise<boolean> =>
  (alone ??= new Promise((resolve) => {
    if (!navigator.locks) return resolve(true);
    navigator.locks
      .request("draft", { steal, ifAvailable: !steal }, (lock) => {
        if (!lock) alone = undefined;
        resolve(lock !== null);
        // Until the page goes: to one that WebKit keeps and brings back, a broken lock would look stolen.
        return lock && new Promise((go) => addEventListener("pagehide", go));
      })
      .catch(({ name }) => (name === "AbortError" ? loseIt() : resolve(true)));
  }));

let onLost = () => {};

/** Another tab has taken it over. */
export const whenLost = (then: () => void): void => {
  onLost = then;
};

/** What is being sent goes on, and nothing of it is kept any more. */
function loseIt(): void {
  alone = undefined;
  if (getPendingSubmission()) return;
  startAgain();
  onLost();
}
