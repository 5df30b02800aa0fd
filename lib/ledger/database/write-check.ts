import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { counters } from "../schema";
import type { Database } from "./database";

/** Each write costs a commit. */
const intervalMs = 3_000;

/**
 * A full disk still answers reads.
 * @returns repeats the last result between writes; rejects with the reason
 */
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
        // Must change, else nothing is written.
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
