import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as schema from "../schema";

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
