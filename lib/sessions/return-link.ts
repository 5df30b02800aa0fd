import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import type { SessionRow } from "../ledger/schema";
import { resultsOf } from "./read-sessions";
import type { SessionsContext } from "./rows";
import { apiKeys } from "./schema";

/** Keyed with what both sides have of the API key that made the session: its SHA-256, in base64url. */
const returnSignature = (keyHash: string, session: string, outcome: string): string =>
  createHmac("sha256", keyHash).update(`${session}.${outcome}`).digest("base64url");

/** Where a session's person goes on: the outcome is the ledger's, not what the browser says. */
export async function returnLink(context: SessionsContext, row: SessionRow, base: string): Promise<string> {
  const [result] = await resultsOf(context, [{ row, now: row.createdAt }]);
  const [key] = await context.db.select().from(apiKeys).where(eq(apiKeys.name, row.keyName));
  const url = new URL(base);
  const outcome = result?.outcome ?? "none";
  if (row.ref !== null) url.searchParams.set("ref", row.ref);
  url.searchParams.set("session", row.id);
  url.searchParams.set("outcome", outcome);
  if (key) url.searchParams.set("signature", returnSignature(key.hash, row.id, outcome));
  return url.href;
}
