/**
 * Runs work in the order it came, at most `limit` at once.
 * @param onWaiting is told how many wait, whenever that changes
 */
export function atMost(
  limit: number,
  onWaiting: (count: number) => void = () => {},
): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= limit) {
      await new Promise<void>((start) => {
        waiting.push(start);
        onWaiting(waiting.length);
      });
    } else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) {
        onWaiting(waiting.length);
        next();
      } else running--;
    }
  };
}
