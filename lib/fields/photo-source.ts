import type { PhotoField } from "../kredibel/constraints";

/** Where a photo came from, as the browser says. Nobody can prove it: it is for the records, not for trust. */
export const photoSources = ["camera", "file"] as const;
export type PhotoSource = (typeof photoSources)[number];

/** The form's key for it; never sent to Kredibel. */
export const sourceKey = (field: PhotoField) => `${field}Source` as const;

/** Reads it from a form that may be forged: whatever does not plainly say "camera" counts as a file. */
export const readSource = (raw: unknown): PhotoSource =>
  photoSources.find((source) => source === raw) ?? "file";
