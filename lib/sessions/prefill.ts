import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import type { TextField } from "../kredibel/constraints";

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

const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;

const keyOf = (secret: string, use: "seal" | "nonce") =>
  Buffer.from(hkdfSync("sha256", secret, "", `kredibel-onboarding/prefill/1/${use}`, 32));

/**
 * The nonce follows from session and content: a repeated call is sealed alike, and no nonce serves two contents.
 * @returns base64url, to stand in the link's fragment only
 */
export function sealPrefill(secret: string, sessionId: string, prefill: Prefill): string {
  const content = JSON.stringify(prefill);
  const mac = createHmac("sha256", keyOf(secret, "nonce")).update(`${sessionId}\n${content}`).digest();
  const nonce = mac.subarray(0, nonceBytes);
  const sealing = createCipheriv(cipher, keyOf(secret, "seal"), nonce).setAAD(Buffer.from(sessionId));
  const sealed = [sealing.update(content, "utf8"), sealing.final()];
  return Buffer.concat([nonce, ...sealed, sealing.getAuthTag()]).toString("base64url");
}

/** Null: tampered with, or of another session. */
export function openPrefill(secrets: readonly string[], sessionId: string, sealed: string): Prefill | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length <= nonceBytes + tagBytes) return null;
  for (const secret of secrets) {
    const opening = createDecipheriv(cipher, keyOf(secret, "seal"), bytes.subarray(0, nonceBytes), {
      authTagLength: tagBytes,
    })
      .setAAD(Buffer.from(sessionId))
      .setAuthTag(bytes.subarray(-tagBytes));
    const content = opening.update(bytes.subarray(nonceBytes, -tagBytes));
    try {
      return JSON.parse(Buffer.concat([content, opening.final()]).toString("utf8"));
    } catch {
      // Sealed with another secret, or not by us.
    }
  }
  return null;
}
