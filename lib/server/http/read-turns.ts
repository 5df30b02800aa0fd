import type { Readable } from "node:stream";

/** Each reads up to 64 KB. */
const atOnce = 4;

/** A few paused connections read on each turn of the event loop: large bodies leave time for others. */
export function createReadTurns() {
  const waiting = new Set<Readable>();
  const next = () => {
    for (const connection of [...waiting].slice(0, atOnce)) {
      waiting.delete(connection);
      connection.resume();
    }
    if (waiting.size > 0) setImmediate(next);
  };
  return (connection: Readable): void => {
    if (waiting.size === 0) setImmediate(next);
    waiting.add(connection);
  };
}
