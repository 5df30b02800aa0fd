import { cpSync, mkdtempSync, openAsBlob } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";

/** @returns the URL of an empty database of its own, on the PostgreSQL that all test files share */
export const ownDatabase = (): Promise<string> => askFor("postgresql");

/** @returns a folder of its own with an empty embedded database: a copy, since making one takes several seconds */
export async function ownDataDir(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), "ledger-embedded-"));
  cpSync(await askFor("embedded"), dataDir, { recursive: true });
  return dataDir;
}

/** @returns what an empty database in memory is loaded from */
export const databaseDump = async (): Promise<Blob> => openAsBlob(await askFor("memory"));

async function askFor(kind: "postgresql" | "embedded" | "memory"): Promise<string> {
  const answer = await fetch(`${inject("databases")}/${kind}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`No database: ${text}`);
  return text;
}
