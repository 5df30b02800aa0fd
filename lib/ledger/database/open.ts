import { join } from "node:path";
import type { DatabaseSettings, OpenDatabase } from "./database";
// First: changes query errors.
import "./failed-query";

/** @throws AlreadyOpen */
export async function openDatabase(settings: DatabaseSettings): Promise<OpenDatabase> {
  const migrationsFolder = settings.migrationsFolder ?? join(process.cwd(), "lib/ledger/migrations");
  if (settings.databaseUrl) {
    const { openPostgres } = await import("./postgres");
    return openPostgres({ ...settings, databaseUrl: settings.databaseUrl, migrationsFolder });
  }
  const { openEmbedded } = await import("./embedded");
  return openEmbedded({ ...settings, migrationsFolder });
}
