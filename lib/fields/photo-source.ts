import type { PhotoField } from "../kredibel/constraints";

/** Where a photo came from, as the browser says. Nothing proves it: it is for the records, not for trust. */
export const photoSources = ["camera", "file"] as const;
export type PhotoSource = (typeof photoSources)[number];

/** The form's key for it; never sent to Kredibel. */
export const sourceKey = <Field extends PhotoField>(field: Field) => `${field}Source` as const;
