import type { Database } from "../ledger/database/database";
import { addKey, listKeys, revokeKey } from "./keys";
import { scopeNames } from "./scopes";

/** With a new key, and those of earlier demos revoked. @returns the call to type into a shell */
export async function demoCall(db: Database, url: string): Promise<string> {
  for (const { name, mode, revokedAt } of await listKeys(db))
    if (mode === "test" && name.startsWith("demo-") && !revokedAt) await revokeKey(db, name);
  const name = `demo-${Date.now().toString(36)}`;
  const key = await addKey(db, { name, mode: "test", scopes: scopeNames });
  if (!key) throw new Error("A key of this name was there.");
  return curlLine(url, key);
}

/** Quoted so that a shell of Windows takes it too. */
export const curlLine = (url: string, key: string): string =>
  `curl ${url}/api/v1/sessions -H "Authorization: Bearer ${key}" -H "Content-Type: application/json" -d "{\\"ref\\":\\"INV/2026/001\\"}"`;
