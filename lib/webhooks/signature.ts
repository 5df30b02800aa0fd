import { createHmac, randomBytes } from "node:crypto";

/** Standard Webhooks: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */

const prefix = "whsec_";

/** The standard asks for 24 to 64 bytes. */
export const makeSecret = (): string => prefix + randomBytes(32).toString("base64");

/** @param secrets one signature each, so that a receiver may know either */
export function signedHeaders(secrets: readonly string[], id: string, sentAt: Date, body: string) {
  const timestamp = String(Math.floor(sentAt.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}
