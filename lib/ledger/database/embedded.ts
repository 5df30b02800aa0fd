import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import * as schema from "../schema";
import type { OpenDatabase } from "./database";
import { lockForProcess } from "./process-lock";

export async function openEmbedded(settings: {
  dataDir: string;
  migrationsFolder: string;
}): Promise<OpenDatabase> {
  const release = lockForProcess(join(settings.dataDir, "locks"));
  const unlock = () => {
    process.off("exit", unlock);
    release();
  };
  // Locks of other host names (containers) never count as stale.
  process.on("exit", unlock);
  try {
    const client = await PGlite.create(privateFolder(join(settings.dataDir, "ledger")));
    const db = drizzle(client, { schema });
    await migrate(db, { migrationsFolder: settings.migrationsFolder });
    const close = async () => {
      await client.close();
      unlock();
    };
    return { kind: "embedded", db, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Also one that earlier versions or a restore left readable. */
function privateFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  return path;
}
