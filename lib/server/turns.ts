import { bulkhead, isBulkheadRejectedError } from "cockatiel";

/** For work that is admitted, so bounded, before it queues. */
const unbounded = Number.MAX_SAFE_INTEGER;

/** FIFO with limited concurrency. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Whether work was not begun, since as many as may were waiting. */
export const isTurnedAway = isBulkheadRejectedError;

type TurnsOptions = {
  /** Receives the queue's length on change. */
  onWaiting?: (count: number) => void;
  /** One more than this is rejected at once, see `isTurnedAway`. */
  queueLength?: number;
};

export function createTurns(
  atOnce: number,
  { onWaiting = () => {}, queueLength = unbounded }: TurnsOptions = {},
): Turns {
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
