import { createHmac } from "node:crypto";
import type { TextField } from "../kredibel/constraints";
import { derivedKey } from "../ledger/derived-key";
import { openBytes, sealBytes } from "../ledger/sealed";

/** What a session can fill in beforehand. */
export const prefillFields = [
  "fullName",
  "birthDate",
  "emailAddress",
  "phoneNumber",
] as const satisfies TextField[];
export type PrefillField = (typeof prefillFields)[number];

/** Values as they would be sent. */
export type Prefill = Partial<Record<PrefillField, { value: string; locked: boolean }>>;

/**
 * The nonce follows from session and content: a repeated call is sealed alike.
 * @returns base64url, to stand in the link's fragment only
 */
export function sealPrefill(secret: string, sessionId: string, prefill: Prefill): string {
  const content = JSON.stringify(prefill);
  const mac = createHmac("sha256", derivedKey(secret, "prefill/1/nonce"))
    .update(`${sessionId}\n${content}`)
    .digest();
  return sealBytes(derivedKey(secret, "prefill/1/seal"), mac, sessionId, content).toString("base64url");
}

/** Null: tampered with, or of another session. */
export function openPrefill(secrets: readonly string[], sessionId: string, sealed: string): Prefill | null {
  const keys = secrets.map((secret) => derivedKey(secret, "prefill/1/seal"));
  const content = openBytes(keys, sessionId, Buffer.from(sealed, "base64url"));
  return content && JSON.parse(content.toString("utf8"));
}
