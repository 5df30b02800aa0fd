import { type SQL, sql } from "drizzle-orm";

/** Arbitrary. */
export const lockClasses = { migration: 730_001, nik: 730_002 } as const;

/** Held until the transaction ends. */
export function nikLock(nikHash: string): SQL<void> {
  return sql<void>`pg_advisory_xact_lock(${lockClasses.nik}::int, hashtext(${nikHash}))`;
}
