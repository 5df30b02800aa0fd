import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as schema from "../schema";

export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export type OpenDatabase = { kind: "postgresql" | "embedded"; db: Database; close: () => Promise<void> };

export type DatabaseSettings = {
  /** Without it: embedded. */
  databaseUrl?: string;
  dataDir: string;
  /** PostgreSQL only. */
  maxConnections?: number;
  onConnectionLost?: (error: Error) => void;
  /** Relative to the working directory. */
  migrationsFolder?: string;
};
