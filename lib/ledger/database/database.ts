import { join } from "node:path";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as schema from "../schema";
// Before the first query: it changes what failed ones say.
import "./failed-query";

/** PostgreSQL or PGlite, or a transaction on either. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export type OpenDatabase = { kind: "postgresql" | "embedded"; db: Database; close: () => Promise<void> };

export type DatabaseSettings = {
  /** `postgresql://…`; without it the database is embedded. */
  databaseUrl?: string;
  /** Where the embedded database lives. */
  dataDir: string;
  /** Connections of this instance; PostgreSQL only. */
  maxConnections?: number;
  /** Told about idle connections that broke; the pool replaces them by itself. */
  onConnectionLost?: (error: Error) => void;
  /** A bundle does not know where it came from, so the default is relative to the working directory. */
  migrationsFolder?: string;
};

/**
 * Opens the ledger's database and brings its tables up to date, one instance at a time.
 * @throws AlreadyOpen if another process has the embedded database open; anything else is a surprise
 */
export async function openDatabase(settings: DatabaseSettings): Promise<OpenDatabase> {
  const migrationsFolder = settings.migrationsFolder ?? join(process.cwd(), "lib/ledger/migrations");
  if (settings.databaseUrl) {
    const { openPostgres } = await import("./postgres");
    return openPostgres({ ...settings, databaseUrl: settings.databaseUrl, migrationsFolder });
  }
  const { openEmbedded } = await import("./embedded");
  return openEmbedded({ ...settings, migrationsFolder });
}
