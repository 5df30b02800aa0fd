import type { PhotoLimits } from "../photo/check";
import type { Subject } from "../photo/crop";
import limits from "./photo-limits.json" with { type: "json" };

/** Source: docs.kredibel.io */

export const textFields = ["identityId", "fullName", "birthDate", "emailAddress", "phoneNumber"] as const;
export const photoFields = ["identityImage", "faceImage"] as const satisfies Subject[];
export const wireFields = [...textFields, ...photoFields] as const;

export type TextField = (typeof textFields)[number];
export type PhotoField = (typeof photoFields)[number];
export type WireField = (typeof wireFields)[number];

export const isText = (field: WireField): field is TextField => textFields.some((name) => name === field);

/** What each status' `rejectFields` may hold. */
export const statuses = {
  verified: { rejectFields: "none" },
  verified_with_reason: { rejectFields: "some" },
  not_verified: { rejectFields: "any" },
} as const satisfies Record<string, { rejectFields: "none" | "some" | "any" }>;
export type Status = keyof typeof statuses;
export const statusNames = /* @__PURE__ */ Object.keys(statuses) as Status[];

/** The known names of an open list. */
export const rejectNames = [...wireFields, "liveness_check"] as const;
export type RejectName = (typeof rejectNames)[number];

/** Liveness is judged on the selfie. @returns `null` for an unknown name */
export const rejectedField = (name: string): WireField | null =>
  name === "liveness_check" ? "faceImage" : (wireFields.find((field) => field === name) ?? null);

export const nikLength = 16;

/** KB and MB in the stricter reading. */
export const photoLimits = limits satisfies Record<PhotoField, PhotoLimits>;

export const verificationMessage = "Certificate electronic verification has been done";

/** By NIK; others: `verified`. */
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
