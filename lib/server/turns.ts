import { bulkhead } from "cockatiel";

/** Work is admitted, so bounded, before it queues. */
const queueLength = Number.MAX_SAFE_INTEGER;

/** FIFO with limited concurrency. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** @param onWaiting receives the queue's length on change */
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
