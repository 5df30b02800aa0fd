import type { PhotoField, TextField } from "../kredibel/constraints";

/** In page order. */
export const dateParts = ["day", "month", "year"] as const;
export type DatePart = (typeof dateParts)[number];

export type TypedAnswer = { text: string; date: Record<DatePart, string> };

type Facts<Kind> = { kind: Kind; step: string };

/** In page order; apart from `rules.ts` for the start page's bundle. */
export const fields = {
  consent: { kind: "consent", step: "start" },
  identityImage: { kind: "photo", step: "card" },
  identityId: { kind: "text", step: "identity" },
  fullName: { kind: "text", step: "identity" },
  birthDate: { kind: "date", step: "identity" },
  emailAddress: { kind: "text", step: "contact" },
  phoneNumber: { kind: "text", step: "contact" },
  faceImage: { kind: "photo", step: "selfie" },
} as const satisfies Record<TextField, Facts<keyof TypedAnswer>> &
  Record<PhotoField, Facts<"photo">> &
  Record<"consent", Facts<"consent">>;

export type JourneyField = keyof typeof fields;

export const journeyFields = Object.keys(fields) as JourneyField[];
