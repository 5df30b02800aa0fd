import { startedReply } from "@/components/journey/application";
import { noteKept } from "@/components/journey/leave-guard";
import { keepDraft } from "@/lib/device-draft/keep-draft";
import { forgetDraft, type Started } from "@/lib/device-draft/sealed-records";
import { emptyJourney, getJourney, journeyStore } from "@/lib/onboarding/draft";

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
    await keepDraft((await startedReply()) as Started, journey);
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
    // Out of sight, it may be killed at any moment. One that is seen again may no longer be alone.
    addEventListener("visibilitychange", () => document.hidden && keepNow());
    // Brought back as it was, without its lock.
    addEventListener("pageshow", ({ persisted }) => persisted && loseIt());
  }
  look();
}

let alone: Promise<boolean> | undefined;

/** One tab at a time; where there are no locks, or they are forbidden, every tab is alone. @param steal from the tab that has it */
export const claimAlone = (steal?: boolean): Promise<boolean> =>
  (alone ??= new Promise((resolve) => {
    const request = async () =>
      navigator.locks.request("draft", { steal, ifAvailable: !steal }, (lock) => {
        if (!lock) alone = undefined;
        resolve(!!lock);
        // Until the page goes: to one that WebKit keeps and brings back, a broken lock would look stolen.
        return lock && new Promise((go) => addEventListener("pagehide", go));
      });
    request().catch(({ name }) => (name === "AbortError" ? loseIt() : resolve(true)));
  }));

let onLost: () => Promise<unknown>;

/** Another tab has taken it over, or may have. */
export const whenLost = (then: typeof onLost): void => {
  onLost = then;
};

/** Nothing is kept any more. */
function loseIt(): void {
  alone = undefined;
  onLost().catch(() => {});
}
