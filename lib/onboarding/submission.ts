import * as z from "zod/mini";
import type { PhotoField, TextField } from "../kredibel/constraints";
import { todayInJakarta } from "./birth-date";
import { fieldSchemas, formKeys, problemsOf } from "./form-schema";
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
  const result = z.safeParse(z.object(fieldSchemas(today)), fields);
  if (!result.success) return { ok: false, problems: problemsOf(result.error) };
  const { consentCheck, consentCertificate, consentVersion, ...submission } = result.data;
  const consent = { check: consentCheck, certificate: consentCertificate, version: consentVersion };
  const sources = {
    identityImage: readSource(form.get(sourceKey("identityImage"))),
    faceImage: readSource(form.get(sourceKey("faceImage"))),
  };
  return { ok: true, submission: { ...submission, consent, sources } };
}

function readOnce(form: FormData, key: string): unknown {
  const values = form.getAll(key);
  return values.length > 1 ? values : values[0];
}
