import * as z from "zod/mini";
import { type PhotoField, photoFields, type TextField, wireFields } from "../kredibel/constraints";
import { todayInJakarta } from "./birth-date";
import { consentGiven } from "./consent";
import type { Draft } from "./draft";
import { formValue } from "./field";
import { formKeys, formSchema, problemsOf } from "./form-schema";
import type { Locale } from "./locale";
import { type PhotoSource, readSource, sourceKey } from "./photo-source";
import type { Problems } from "./problem";

/** What the server has parsed and may trust: five strings ready for Kredibel, two files yet to be inspected, the consent. */
export type Submission = Record<TextField, string> &
  Record<PhotoField, Blob> & {
    consent: { check: true; certificate: true; version: string };
    locale: Locale;
    /** Where each photo came from, for the records; never sent to Kredibel. */
    sources: Record<PhotoField, PhotoSource>;
  };

/**
 * Reads a form that may be forged. Only the known keys are looked at, so that Next's own (`$ACTION_…`), an attempt's id
 * or a name like `__proto__` mean nothing here; each must be there exactly once.
 * @param today `yyyy-mm-dd` in Jakarta
 * @returns the first problem of each field, or the submission
 */
export function parseSubmission(
  form: FormData,
  today: string = todayInJakarta(),
): { ok: true; submission: Submission } | { ok: false; problems: Problems } {
  const fields = Object.fromEntries(formKeys.map((key) => [key, readOnce(form, key)]));
  const result = z.safeParse(formSchema(today), fields);
  if (!result.success) return { ok: false, problems: problemsOf(result.error) };
  const { consentCheck, consentCertificate, consentVersion, ...submission } = result.data;
  const consent = { check: consentCheck, certificate: consentCertificate, version: consentVersion };
  const sources = {
    identityImage: readSource(form.get(sourceKey("identityImage"))),
    faceImage: readSource(form.get(sourceKey("faceImage"))),
  };
  return { ok: true, submission: { ...submission, consent, sources } };
}

/**
 * The form that a draft makes, as typed: the server parses it with the same schema. A photo's own file name stays here.
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

function readOnce(form: FormData, key: string): unknown {
  const values = form.getAll(key);
  return values.length > 1 ? values : values[0];
}
