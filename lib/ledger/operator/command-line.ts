import { existsSync, readFileSync } from "node:fs";
import type { Database } from "../database/database";
import { openDatabase } from "../database/open";
import { AlreadyOpen } from "../database/process-lock";

/** The message is for the operator. */
export class UsageError extends Error {}

/** From the environment, the file of `NAME_FILE`, or `.env`, which Next reads. */
export function settingOf(name: string): string | undefined {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const file = process.env[`${name}_FILE`]?.trim();
  return (file ? readFileSync(file, "utf8") : process.env[name])?.trim() || undefined;
}

/** Exits with 2 on a usage error or a database in use. */
export async function runOnDatabase(work: (db: Database) => Promise<string>): Promise<void> {
  const databaseUrl = settingOf("DATABASE_URL");
  try {
    const { db, close } = await openDatabase({
      ...(databaseUrl && { databaseUrl }),
      dataDir: settingOf("DATA_DIR") ?? ".data",
      maxConnections: 1,
    });
    try {
      process.stdout.write(`${await work(db)}\n`);
    } finally {
      await close();
    }
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof AlreadyOpen)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
