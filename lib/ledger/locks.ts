import { sql } from "drizzle-orm";
import type { Database } from "./database";

/** First keys of our advisory locks; any numbers will do that nobody else on the database uses. */
export const lockClasses = { migration: 730_001, nik: 730_002 } as const;

/** Waits until no other transaction holds this NIK; held until the transaction ends. */
export async function lockNik(tx: Database, nikHash: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockClasses.nik}::int, hashtext(${nikHash}))`);
}
