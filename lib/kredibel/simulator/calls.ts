import { createHash } from "node:crypto";
import type { PhotoFacts } from "../../photo/facts";
import { inspectPhoto } from "../../photo/file/inspect";
import { photoFields, type WireField, wireFields } from "../constraints";
import { decodeBase64 } from "./validation";

/** What is remembered of a received call: sizes and hashes, so that a test can compare, and no personal data. */
export type CallRecord = {
  /** ISO 8601 UTC, when the body had been read. */
  at: string;
  path: string;
  authorized: boolean;
  /** The keys present, as they came. */
  keys: string[];
  /** SHA-256 (hex) of each value as it stands on the wire, UTF-8; a photo's is that of its base64. */
  sha256: Partial<Record<WireField, string>>;
  /** Bytes of each value on the wire. */
  wireBytes: Partial<Record<WireField, number>>;
  /** Each photo as decoded: what it is, and SHA-256 (hex) of its own bytes. */
  photos: Partial<Record<WireField, PhotoFacts & { sha256: string }>>;
  /** What was played instead of the documented answer. */
  fault?: string;
  /** Would Kredibel have processed, and so charged, it? */
  charged: boolean;
};

/**
 * Describes a call without keeping anything of it.
 * @param body as parsed from JSON
 */
export function describeCall(path: string, authorized: boolean, body: unknown): Omit<CallRecord, "charged"> {
  const values = new Map(typeof body === "object" && body !== null ? Object.entries(body) : []);
  const record: Omit<CallRecord, "charged"> = {
    at: new Date().toISOString(),
    path,
    authorized,
    keys: [...values.keys()],
    sha256: {},
    wireBytes: {},
    photos: {},
  };
  for (const field of wireFields) {
    const value = values.get(field);
    if (typeof value !== "string") continue;
    record.sha256[field] = sha256(value);
    record.wireBytes[field] = Buffer.byteLength(value);
  }
  for (const field of photoFields) {
    const value = values.get(field);
    const bytes = typeof value === "string" ? decodeBase64(value) : null;
    if (bytes) record.photos[field] = { ...inspectPhoto(bytes), sha256: sha256(bytes) };
  }
  return record;
}

/** Those that may belong to one NIK only, in the documented order. */
const contactFields = ["phoneNumber", "emailAddress"] as const;

/** The contact fields of a call whose value the first charged call with it gave for another NIK. */
export function takenFields(call: CallRecord, calls: readonly CallRecord[]): WireField[] {
  return contactFields.filter((field) => {
    const owner = calls.find(({ charged, sha256 }) => charged && sha256[field] === call.sha256[field]);
    return owner && owner.sha256.identityId !== call.sha256.identityId;
  });
}

/** SHA-256 as lower-case hexadecimal. */
export function sha256(value: string | Uint8Array): string {
  return createHash("sha256").update(value).digest("hex");
}
