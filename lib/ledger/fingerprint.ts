import { createHmac } from "node:crypto";
import { nikLength, type WireField, wireFields } from "../kredibel/constraints";
import type { FieldHashes } from "./schema";

/** What a hash is for. Each purpose has a key of its own, so that hashes of two purposes can never be compared. */
export type Purpose = "token" | "nik" | "address" | "account" | `field:${WireField}`;

/** Keyed hash: 32 bytes as base64url. */
export type KeyedHash = (purpose: Purpose, value: string | Uint8Array) => string;

/** All that the ledger may know about a submission. */
export type Fingerprint = { fieldHashes: FieldHashes; nikHash: string; maskedNik: string };

/** The seven answers as they would be sent: photos as bytes. */
export type Answers = Record<WireField, string | Uint8Array> & { identityId: string };

/**
 * HMAC-SHA-256 with one derived key a purpose.
 * @param secret `LEDGER_SECRET`; changing it makes every earlier hash meaningless
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

/**
 * The fingerprint of a submission. Field hashes are bound to the application, so that equal answers of two
 * applications do not look alike in the table; the NIK's hash is not, since it guards across applications.
 */
export function fingerprintOf(hash: KeyedHash, applicationId: string, answers: Answers): Fingerprint {
  const bound = (field: WireField) => createHmac("sha256", applicationId).update(answers[field]).digest();
  const fieldHashes = Object.fromEntries(
    wireFields.map((field) => [field, hash(`field:${field}`, bound(field))]),
  ) as FieldHashes;
  return { fieldHashes, nikHash: hash("nik", answers.identityId), maskedNik: maskNik(answers.identityId) };
}

/** First four and last four digits: `3171********0001`. */
export function maskNik(nik: string): string {
  return nik.slice(0, 4) + "*".repeat(nikLength - 8) + nik.slice(-4);
}

/** The fields whose answers differ between two fingerprints of one application. */
export function changedFields(before: FieldHashes, after: FieldHashes): WireField[] {
  return wireFields.filter((field) => before[field] !== after[field]);
}
