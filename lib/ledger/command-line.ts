import { readFileSync } from "node:fs";
import { type Database, openDatabase } from "./database";
import { AlreadyOpen } from "./process-lock";

/** A call that cannot be understood, or not done: its message is for the operator. */
export class UsageError extends Error {}

/**
 * Runs one command of an operator on the database of the settings, prints what it says, and ends with 2 where it could
 * not be done.
 */
export async function runOnDatabase(work: (db: Database) => Promise<string>): Promise<void> {
  const { DATABASE_URL, DATABASE_URL_FILE, DATA_DIR } = process.env;
  const databaseUrl = DATABASE_URL_FILE ? readFileSync(DATABASE_URL_FILE, "utf8").trim() : DATABASE_URL;
  try {
    const { db, close } = await openDatabase({
      ...(databaseUrl && { databaseUrl }),
      dataDir: DATA_DIR || ".data",
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
