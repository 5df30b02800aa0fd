import { type SQL, sql } from "drizzle-orm";

/** First keys of our advisory locks; any numbers will do that nobody else on the database uses. */
export const lockClasses = { migration: 730_001, nik: 730_002 } as const;

/** As a column of a query: waits until no other transaction holds this NIK; held until the transaction ends. */
export function nikLock(nikHash: string): SQL<void> {
  return sql<void>`pg_advisory_xact_lock(${lockClasses.nik}::int, hashtext(${nikHash}))`;
}
