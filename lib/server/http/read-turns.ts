import type { Readable } from "node:stream";

/** Each reads up to 64 KB. */
const atOnce = 4;

/** Lets paused connections read on, a few each turn of the event loop: many large bodies leave time for other requests. */
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
