import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { counters } from "../schema";
import type { Database } from "./database";

/** Each write costs a commit. */
const intervalMs = 3_000;

/** Writes, since a full disk still answers reads; repeats the last result between writes. */
export function createWriteCheck(db: Database, now: () => number = Date.now): () => Promise<boolean> {
  const row = { key: `readiness:${randomUUID()}`, windowStart: new Date(now()), count: 0 };
  let last = { at: Number.NEGATIVE_INFINITY, pending: false, found: Promise.resolve(false) };
  return () => {
    if (last.pending || now() - last.at < intervalMs) return last.found;
    const found = db
      .insert(counters)
      .values(row)
      .onConflictDoUpdate({
        target: [counters.key, counters.windowStart],
        // Must change to be written.
        set: { count: sql`1 - ${counters.count}` },
      })
      .then(() => true);
    const writing = { at: now(), pending: true, found };
    const over = () => {
      writing.pending = false;
    };
    found.then(over, over);
    last = writing;
    return found;
  };
}
