import { join } from "node:path";
import type { DatabaseSettings, OpenDatabase } from "./database";
// Before the first query: it changes what failed ones say.
import "./failed-query";

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
