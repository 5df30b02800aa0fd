import { consentGiven } from "../fields/consent";
import { sourceKey } from "../fields/photo-source";
import { photoFields, wireFields } from "../kredibel/constraints";
import type { Locale } from "../locales";
import type { Draft } from "./draft";
import { formValue } from "./field";

/**
 * The form that a draft makes, as typed: the server parses it with `parseSubmission`. A photo's own file name stays here.
 * @param extras the consent text's version, the language, and what else the action wants
 */
export function toFormData(
  draft: Draft,
  extras: { consentVersion: string; locale: Locale; [key: string]: string },
): FormData {
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
