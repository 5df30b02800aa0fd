import { type SQL, sql } from "drizzle-orm";

/** Arbitrary. */
export const lockClasses = { migration: 730_001, nik: 730_002 } as const;

/** Held until the transaction ends. Instances whose secrets differ in order take the locks in one. */
export function nikLock(nikHashes: readonly string[]): SQL<unknown> {
  const locks = nikHashes
    .toSorted()
    .map((hash) => sql`pg_advisory_xact_lock(${lockClasses.nik}::int, hashtext(${hash}))`);
  return sql`concat(${sql.join(locks, sql`, `)})`;
}
