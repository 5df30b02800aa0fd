/** How far a submission has come, as the server has said: not even that it has the whole form, all of it, or that Kredibel is being asked. */
export type Stage = "sending" | "received" | "checking";

/**
 * The submission that is on its way: what the ledger calls it, when it began (`Date.now()`), how far it has come, and
 * whether the server could not be asked just now. Once the server has all of it the page may go; the attempt goes on.
 */
export type Flight = { attemptId: string; since: number; stage: Stage; lost: boolean };

/** Why a submission left the page where it is: nothing was sent, or the page itself is out of date. */
export type Failure = "notReached" | "reload";

/*
 * In the memory of this module, as the journey is: whichever of its pages comes next shows what is going on, or how the
 * last submission failed.
 */
let flight: Flight | null = null;
let failure: Failure | null = null;
const listeners = new Set<() => void>();

export const getFlight = (): Flight | null => flight;

export const getFailure = (): Failure | null => failure;

/**
 * @param next `null`: it is over
 * @param why it failed; an end that was reached is kept with the journey
 */
export function setFlight(next: Flight | null, why: Failure | null = null): void {
  flight = next;
  failure = why;
  for (const listener of listeners) listener();
}

/** @returns the end of the subscription */
export function subscribeFlight(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Waits until a page may go without losing its submission: the server has it, or it is over. */
export const flightSafe = (): Promise<void> => until(() => flight?.stage !== "sending");

/** Waits for the end of the submission. */
export const flightOver = (): Promise<void> => until(() => flight === null);

function until(reached: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => reached() && resolve();
    listeners.add(look);
    look();
  });
}
