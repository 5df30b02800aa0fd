import type { PhotoField, TextField } from "../kredibel/constraints";

/** The three inputs of a date, in the order in which they stand on the page. */
export const dateParts = ["day", "month", "year"] as const;
export type DatePart = (typeof dateParts)[number];

/** What the draft holds for a typed field, by its kind: exactly what was typed. */
export type TypedAnswer = { text: string; date: Record<DatePart, string> };

type Facts<Kind> = { kind: Kind; step: string };

/**
 * The field table, in the order in which the fields are asked for. The start page loads it, so what reads and advises
 * stands beside it, in `rules.ts`.
 */
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

/** Kredibel's seven fields and the consent. */
export type JourneyField = keyof typeof fields;

export const journeyFields = Object.keys(fields) as JourneyField[];
