import { createHmac } from "node:crypto";
import { nikLength, type WireField, wireFields } from "../kredibel/constraints";
import type { FieldHashes } from "./schema";

/** One key each, so hashes of two purposes never compare. */
export type Purpose = "token" | "nik" | "address" | "account" | `field:${WireField}`;

/** Keyed hash: 32 bytes as base64url. */
export type KeyedHash = (purpose: Purpose, value: string | Uint8Array) => string;

export type Fingerprint = { fieldHashes: FieldHashes; nikHash: string; maskedNik: string };

/** As sent: photos as bytes. */
export type Answers = Record<WireField, string | Uint8Array> & { identityId: string };

/**
 * HMAC-SHA-256, one derived key a purpose.
 * @param secret changing it invalidates earlier hashes
 */
export function createKeyedHash(secret: string): KeyedHash {
  const keys = new Map<Purpose, Buffer>();
  const keyOf = (purpose: Purpose) => {
    const key = keys.get(purpose) ?? createHmac("sha256", secret).update(`ledger/1/${purpose}`).digest();
    keys.set(purpose, key);
    return key;
  };
  return (purpose, value) => createHmac("sha256", keyOf(purpose)).update(value).digest("base64url");
}

/** Field hashes are bound to the application, against comparison; the NIK's is not: it guards across applications. */
export function fingerprintOf(hash: KeyedHash, applicationId: string, answers: Answers): Fingerprint {
  const bound = (field: WireField) => createHmac("sha256", applicationId).update(answers[field]).digest();
  const fieldHashes = Object.fromEntries(
    wireFields.map((field) => [field, hash(`field:${field}`, bound(field))]),
  ) as FieldHashes;
  return { fieldHashes, nikHash: hash("nik", answers.identityId), maskedNik: maskNik(answers.identityId) };
}

/** `3171********0001`. */
export function maskNik(nik: string): string {
  return nik.slice(0, 4) + "*".repeat(nikLength - 8) + nik.slice(-4);
}

export function changedFields(before: FieldHashes, after: FieldHashes): WireField[] {
  return wireFields.filter((field) => before[field] !== after[field]);
}
