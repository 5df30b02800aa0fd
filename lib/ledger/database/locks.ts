import { type SQL, sql } from "drizzle-orm";

/** Arbitrary. */
export const lockClasses = { migration: 730_001, nik: 730_002 } as const;

/** Until the transaction ends; sorted, against deadlocks. */
export function nikLock(nikHashes: readonly string[]): SQL<unknown> {
  const locks = nikHashes
    .toSorted()
    .map((hash) => sql`pg_advisory_xact_lock(${lockClasses.nik}::int, hashtext(${hash}))`);
  return sql`concat(${sql.join(locks, sql`, `)})`;
}
