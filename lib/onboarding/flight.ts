/**
 * The submission that is on its way: what the ledger calls it, and whether the server has all of it. From then on the
 * page may go, and the attempt goes on.
 */
export type Flight = { attemptId: string; received: boolean };

let flight: Flight | null = null;
const listeners = new Set<() => void>();

export const getFlight = (): Flight | null => flight;

/** @param next `null`: it has ended, or never left */
export function setFlight(next: Flight | null): void {
  flight = next;
  for (const listener of listeners) listener();
}

/** Waits until a page may go without losing its submission: the server has it, or it is over. */
export const flightSafe = (): Promise<void> => until(() => flight === null || flight.received);

/** Waits for the end of the submission. */
export const flightOver = (): Promise<void> => until(() => flight === null);

function until(reached: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!reached()) return;
      listeners.delete(look);
      resolve();
    };
    listeners.add(look);
    look();
  });
}
