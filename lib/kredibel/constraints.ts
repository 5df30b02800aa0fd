import type { PhotoLimits } from "../photo/check";
import limits from "./photo-limits.json" with { type: "json" };

/**
 * Everything Kredibel documents about one certificate issuance, stated once.
 * Source: docs.kredibel.io, "Certificate Issuance"; read by form, server check, encoder, camera, simulator and tests.
 */

export const textFields = ["identityId", "fullName", "birthDate", "emailAddress", "phoneNumber"] as const;
export const photoFields = ["identityImage", "faceImage"] as const;
/** The seven keys of the request, all required. */
export const wireFields = [...textFields, ...photoFields] as const;

export type TextField = (typeof textFields)[number];
export type PhotoField = (typeof photoFields)[number];
export type WireField = (typeof wireFields)[number];

/** Whether a field is typed; the others are photos. */
export const isText = (field: WireField): field is TextField => textFields.some((name) => name === field);

export const statuses = ["verified", "verified_with_reason", "not_verified"] as const;
export type Status = (typeof statuses)[number];

/** Names seen in `rejectFields`. The list is open: treat any other string as a name we do not know yet. */
export const rejectNames = [...wireFields, "liveness_check"] as const;
export type RejectName = (typeof rejectNames)[number];

/** Digits of a NIK. */
export const nikLength = 16;

/**
 * Kredibel says "KB" and "MB" without defining them: the stricter reading on each side, so the floor is
 * 100 × 1024 bytes and the ceilings are 2 and 4 × 1 000 000 bytes. Kept as JSON so that `next.config.mjs` reads it too.
 */
export const photoLimits = limits satisfies Record<PhotoField, PhotoLimits>;

/** The `message` of every documented 2xx answer. */
export const verificationMessage = "Certificate electronic verification has been done";

/** Kredibel's sandbox: this NIK gives this answer, any other gives `verified`. */
export const sandboxAnswers = {
  "1234567890123456": { status: "verified", rejectFields: [] },
  "1234567890111111": { status: "not_verified", rejectFields: ["identityId"] },
  "1234567890111112": { status: "not_verified", rejectFields: ["fullName"] },
  "1234567890111113": { status: "not_verified", rejectFields: ["birthDate"] },
  "1234567890111114": { status: "not_verified", rejectFields: ["faceImage"] },
  "1234567890111115": { status: "not_verified", rejectFields: ["identityImage"] },
  "1234567890111116": { status: "verified_with_reason", rejectFields: ["emailAddress"] },
  "1234567890111117": { status: "verified_with_reason", rejectFields: ["phoneNumber"] },
  "1234567890111118": { status: "verified_with_reason", rejectFields: ["phoneNumber", "emailAddress"] },
  "1234567890111119": { status: "not_verified", rejectFields: ["liveness_check"] },
} as const satisfies Record<string, { status: Status; rejectFields: readonly RejectName[] }>;
