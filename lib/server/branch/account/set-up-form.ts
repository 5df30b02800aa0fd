import "server-only";
import { randomBytes } from "node:crypto";
import { derivedKey } from "../../../ledger/derived-key";
import { openBytes, sealBytes } from "../../../ledger/sealed";
import { readable, type Secrets } from "../../secrets";

const keyFrom = (secret: string) => derivedKey(secret, "second-factor-form/2");

/** A secret that the form brings back, good for the session: nothing half done is kept. */
export function sealSetUp(secrets: Secrets, sessionId: string, secret: Buffer): string {
  return sealBytes(keyFrom(secrets.current), randomBytes(12), sessionId, secret).toString("base64url");
}

/** Null: of another session, or not ours. */
export function openSetUp(secrets: Secrets, sessionId: string, sealed: string): Buffer | null {
  return openBytes(readable(secrets).map(keyFrom), sessionId, Buffer.from(sealed, "base64url"));
}
