import { bulkhead } from "cockatiel";

/** Work is admitted, and so bounded, before it waits here. */
const queueLength = Number.MAX_SAFE_INTEGER;

/** Does work in the order it came, so much of it at once. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** @param onWaiting called with how many wait, whenever that changes */
export function createTurns(atOnce: number, onWaiting: (count: number) => void = () => {}): Turns {
  const places = bulkhead(atOnce, queueLength);
  const tellWaiting = () => onWaiting(queueLength - places.queueSlots);
  return (work) => {
    const done = places.execute(() => {
      tellWaiting();
      return work();
    });
    tellWaiting();
    return done;
  };
}
