import type { PhotoField } from "../kredibel/constraints";

/** Claimed by the browser: never trust. */
export const photoSources = ["camera", "file"] as const;
export type PhotoSource = (typeof photoSources)[number];

/** Not sent to Kredibel. */
export const sourceKey = <Field extends PhotoField>(field: Field) => `${field}Source` as const;
