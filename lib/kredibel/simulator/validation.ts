import * as z from "zod";
import { photoProblem } from "../../photo/check";
import { inspectPhoto } from "../../photo/file/inspect";
import {
  nikLength,
  type PhotoField,
  photoFields,
  photoLimits,
  type TextField,
  textFields,
} from "../constraints";
import { isWireField } from "../wire";

export type FieldErrors = Record<string, string[]>;

/** Kredibel documents no more than that it is an address. */
const email = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;
const date = z.iso.date();

const textRules: Record<TextField, { test: (text: string) => boolean; sentence: string }> = {
  identityId: {
    test: (text) => text.length === nikLength && /^\d+$/.test(text),
    sentence: `Must be exactly ${nikLength} digits.`,
  },
  fullName: { test: (text) => text.trim() !== "", sentence: "Field may not be empty." },
  birthDate: { test: (text) => date.safeParse(text).success, sentence: "Must be a date as yyyy-mm-dd." },
  emailAddress: { test: (text) => email.test(text), sentence: "Not a valid email address." },
  phoneNumber: {
    test: (text) => /^[1-9]\d{7,14}$/.test(text),
    sentence: "Must be 8 to 15 digits that start with a country code, without +.",
  },
};

/** @returns the `errors` of the documented validation error; `null` for a request that is accepted */
export function validateRequest(body: Record<string, unknown>): FieldErrors | null {
  const values = new Map(Object.entries(body));
  const errors = new Map<string, string[]>();
  for (const name of values.keys()) if (!isWireField(name)) errors.set(name, ["Unknown field."]);
  for (const field of [...textFields, ...photoFields]) {
    const sentence = fieldError(field, values.get(field));
    if (sentence) errors.set(field, [sentence]);
  }
  return errors.size > 0 ? Object.fromEntries(errors) : null;
}

function fieldError(field: TextField | PhotoField, value: unknown): string | null {
  if (value === undefined) return "Missing data for required field.";
  if (typeof value !== "string") return "Not a valid string.";
  if (field === "identityImage" || field === "faceImage") return photoError(field, value);
  const { test, sentence } = textRules[field];
  return test(value) ? null : sentence;
}

function photoError(field: PhotoField, text: string): string | null {
  const bytes = decodeBase64(text);
  if (!bytes) return "Must be base64 without a data: prefix.";
  const facts = inspectPhoto(bytes);
  // SVG is documented too; the app never sends it.
  const type = facts.type === "image/svg+xml" ? "image/png" : facts.type;
  const problem = photoProblem({ ...facts, type }, photoLimits[field]);
  if (!problem) return null;
  switch (problem.code) {
    case "photo_empty":
      return "Field may not be empty.";
    case "photo_type":
      return "Must be a JPG, JPEG, PNG or SVG image.";
    case "photo_damaged":
      return "Image cannot be read.";
    case "photo_pixels":
      return `Must be at least ${problem.minWidth} × ${problem.minHeight} px, not ${problem.width} × ${problem.height}.`;
    case "photo_bytes_low":
      return `Must be at least ${problem.minBytes} bytes, not ${problem.bytes}.`;
    case "photo_bytes_high":
      return `Must be at most ${problem.maxBytes} bytes, not ${problem.bytes}.`;
  }
}

/** Canonical base64 only: Node drops what it cannot decode. */
export function decodeBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  return Buffer.from(text, "base64");
}
