import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database, OpenDatabase } from "../database/database";
import { FailedQuery } from "../database/failed-query";
import { openDatabase } from "../database/open";
import { databaseProblem } from "../database/problem";

/** Why a command did not do what it was asked; 1 is an error that none of these foresees. */
export const exitCodes = {
  usage: 2,
  database: 3,
  not_found: 4,
  wrong_state: 5,
  declined: 6,
} as const;

/** The message is for the operator. */
export class CommandError extends Error {
  constructor(
    readonly kind: keyof typeof exitCodes,
    message: string,
  ) {
    super(message);
  }
}

export class UsageError extends CommandError {
  constructor(message: string) {
    super("usage", message);
  }
}

/** From the environment, the file of `NAME_FILE`, or `.env`, which Next reads. */
export function settingOf(name: string): string | undefined {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const file = process.env[`${name}_FILE`]?.trim();
  try {
    return (file ? readFileSync(file, "utf8") : process.env[name])?.trim() || undefined;
  } catch {
    throw new UsageError(`${name}_FILE names a file that cannot be read.`);
  }
}

/** @param mayCreate whether an embedded database is made where there is none */
export async function runOnDatabase(
  work: (db: Database) => Promise<string>,
  { mayCreate = true } = {},
): Promise<void> {
  try {
    const { db, close } = await open(mayCreate);
    try {
      process.stdout.write(`${await work(db)}\n`);
    } finally {
      await close();
    }
  } catch (error) {
    const known = error instanceof FailedQuery ? refusedBy(error) : error;
    if (!(known instanceof CommandError)) throw error;
    process.stderr.write(`${known.message}\n`);
    process.exitCode = exitCodes[known.kind];
  }
}

async function open(mayCreate: boolean): Promise<OpenDatabase> {
  const databaseUrl = settingOf("DATABASE_URL");
  const dataDir = settingOf("DATA_DIR") ?? ".data";
  if (databaseUrl && !/^postgres(ql)?:\/\/\S+$/.test(databaseUrl))
    throw new UsageError("DATABASE_URL must be a postgresql:// address.");
  if (!databaseUrl && !mayCreate && !existsSync(join(dataDir, "ledger")))
    throw new CommandError(
      "database",
      "There is no database: set DATABASE_URL, or DATA_DIR to where the app keeps its own.",
    );
  try {
    return await openDatabase({ ...(databaseUrl && { databaseUrl }), dataDir, maxConnections: 1 });
  } catch (error) {
    throw refusedBy(error);
  }
}

const refusedBy = (error: unknown) => new CommandError("database", databaseProblem(error));
