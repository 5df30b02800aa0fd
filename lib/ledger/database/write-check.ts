import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { counters } from "../schema";
import type { Database } from "./database";

/** Each write costs a commit. */
const intervalMs = 3_000;

/** Spills half a megabyte: a full disk refuses that while rows still fit into old pages. */
const needSpace = sql`select count(*) from unnest(array_fill(repeat('x', 8000), array[64]))`;

/** Writes, since a full disk still answers reads; repeats the last result between writes. */
export function createWriteCheck(db: Database, now: () => number = Date.now): () => Promise<boolean> {
  const row = { key: `readiness:${randomUUID()}`, windowStart: new Date(now()), count: 0 };
  let last = { at: Number.NEGATIVE_INFINITY, pending: false, found: Promise.resolve(false) };
  const write = () =>
    db.transaction(async (tx) => {
      await tx
        .insert(counters)
        .values(row)
        .onConflictDoUpdate({
          target: [counters.key, counters.windowStart],
          // Must change to be written.
          set: { count: sql`1 - ${counters.count}` },
        });
      await tx.execute(sql`set local work_mem = '64kB'`);
      await tx.execute(needSpace);
      return true;
    });
  return () => {
    if (last.pending || now() - last.at < intervalMs) return last.found;
    const found = write();
    const writing = { at: now(), pending: true, found };
    const over = () => {
      writing.pending = false;
    };
    found.then(over, over);
    last = writing;
    return found;
  };
}
