import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import * as schema from "../schema";
import type { DatabaseSettings, OpenDatabase } from "./database";
import { lockClasses } from "./locks";

const oldestVersion = 15;

/** Hanging transactions must not block others. */
const patience = {
  connectionTimeoutMillis: 5_000,
  lock_timeout: 5_000,
  statement_timeout: 10_000,
  idle_in_transaction_session_timeout: 10_000,
};

/** For servers that vanished. */
const ownPatience = { query_timeout: 12_000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

type Settings = DatabaseSettings & { databaseUrl: string; migrationsFolder: string };

export async function openPostgres(settings: Settings): Promise<OpenDatabase> {
  const { databaseUrl, migrationsFolder, maxConnections = 10, onConnectionLost = () => {} } = settings;
  await migrateUnderLock(databaseUrl, migrationsFolder);
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: maxConnections,
    ...patience,
    ...ownPatience,
  });
  pool.on("error", onConnectionLost);
  // The pool listens to idle connections only.
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = drizzle(pool, { schema });
  db.transaction = transactionsOn(pool);
  return { kind: "postgresql", db, close: () => pool.end() };
}

/** drizzle mishandles connections after failed `begin` or `rollback`. */
function transactionsOn(pool: pg.Pool): NodePgDatabase<typeof schema>["transaction"] {
  return async (work, config) => {
    const client = await pool.connect();
    let done = false;
    try {
      const result = await drizzle(client, { schema }).transaction(work, config);
      done = true;
      return result;
    } finally {
      client.release(!done);
    }
  };
}

/** Without time-outs: migrations may be long. */
async function migrateUnderLock(connectionString: string, migrationsFolder: string): Promise<void> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: patience.connectionTimeoutMillis,
  });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    );
    const version = rows[0]?.version ?? 0;
    if (version < oldestVersion)
      throw new Error(`PostgreSQL ${oldestVersion} or newer is needed, this is ${version}.`);
    await client.query("select pg_advisory_lock($1::int, 0)", [lockClasses.migration]);
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    await client.end();
  }
}
