import { consentGiven } from "../fields/consent";
import { sourceKey } from "../fields/photo-source";
import { photoFields, wireFields } from "../kredibel/constraints";
import type { Draft } from "./draft";
import { formValue } from "./field";
import type { FormKey } from "./submission";

/** Withholds the photo's file name. */
export function toFormData(draft: Draft, extras: Partial<Record<FormKey, string>>): FormData {
  const form = new FormData();
  for (const field of wireFields) {
    const value = formValue(field, draft);
    if (value instanceof Blob) form.set(field, value, field);
    else if (value !== undefined) form.set(field, value);
  }
  for (const field of photoFields) {
    const photo = draft.photos[field];
    if (photo) form.set(sourceKey(field), photo.source);
  }
  if (draft.consent.check) form.set("consentCheck", consentGiven);
  if (draft.consent.certificate) form.set("consentCertificate", consentGiven);
  for (const [key, value] of Object.entries(extras)) form.set(key, value);
  return form;
}
