import "server-only";
import { randomBytes } from "node:crypto";
import { derivedKey } from "../../ledger/derived-key";
import { openBytes, sealBytes } from "../../ledger/sealed";
import { readable, type Secrets } from "../secrets";

/** Long enough to find one's phone. */
const lifetimeMs = 10 * 60_000;
const momentBytes = 6;

const keyFrom = (secret: string) => derivedKey(secret, "second-factor-form/1");

/** A secret that the form brings back, so that nothing half done is kept. */
export function sealSetUp(secrets: Secrets, sessionId: string, secret: Buffer, now: Date): string {
  const until = Buffer.alloc(momentBytes);
  until.writeUIntBE(now.getTime() + lifetimeMs, 0, momentBytes);
  const content = Buffer.concat([until, secret]);
  return sealBytes(keyFrom(secrets.current), randomBytes(12), sessionId, content).toString("base64url");
}

/** Null: too old, of another session, or not ours. */
export function openSetUp(secrets: Secrets, sessionId: string, sealed: string, now: Date): Buffer | null {
  const keys = readable(secrets).map(keyFrom);
  const content = openBytes(keys, sessionId, Buffer.from(sealed, "base64url"));
  if (!content || content.readUIntBE(0, momentBytes) < now.getTime()) return null;
  return content.subarray(momentBytes);
}
