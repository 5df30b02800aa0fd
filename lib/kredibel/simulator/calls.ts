import { createHash } from "node:crypto";
import type { PhotoFacts } from "../../photo/facts";
import { inspectPhoto } from "../../photo/file/inspect";
import { photoFields, type WireField, wireFields } from "../constraints";
import { decodeBase64 } from "./validation";

/** Sizes and hashes: no personal data. */
export type CallRecord = {
  at: string;
  path: string;
  authorized: boolean;
  keys: string[];
  /** Of values as on the wire. */
  sha256: Partial<Record<WireField, string>>;
  wireBytes: Partial<Record<WireField, number>>;
  /** As decoded. */
  photos: Partial<Record<WireField, PhotoFacts & { sha256: string }>>;
  fault?: string;
  charged: boolean;
};

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

const contactFields = ["phoneNumber", "emailAddress"] as const;

/** The fields that were first charged to another NIK. */
export function takenFields(call: CallRecord, calls: readonly CallRecord[]): WireField[] {
  return contactFields.filter((field) => {
    const owner = calls.find(({ charged, sha256 }) => charged && sha256[field] === call.sha256[field]);
    return owner && owner.sha256.identityId !== call.sha256.identityId;
  });
}

export function sha256(value: string | Uint8Array): string {
  return createHash("sha256").update(value).digest("hex");
}
