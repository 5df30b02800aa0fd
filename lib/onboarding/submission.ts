import * as z from "zod/mini";
import { todayInJakarta } from "../fields/birth-date";
import { formKeys, formRules } from "../fields/form-rules";
import type { Parsed } from "../fields/parsed";
import { type PhotoSource, readSource, sourceKey } from "../fields/photo-source";
import type { Problem, Problems } from "../fields/problem";
import { type PhotoField, type TextField, wireFields } from "../kredibel/constraints";
import type { Locale } from "../locales";

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
  if (!result.success) return { ok: false, problems: problemsOf(result.error.issues) };
  const { consentCheck, consentCertificate, consentVersion, ...submission } = result.data;
  const consent = { check: consentCheck, certificate: consentCertificate, version: consentVersion };
  const sources = {
    identityImage: readSource(form.get(sourceKey("identityImage"))),
    faceImage: readSource(form.get(sourceKey("faceImage"))),
  };
  return { ok: true, submission: { ...submission, consent, sources } };
}

/** The rules that the browser went by, as one schema. */
function formSchema(today: string) {
  const rules = formRules(today);
  return z.object({
    identityId: follows(rules.identityId),
    fullName: follows(rules.fullName),
    birthDate: follows(rules.birthDate),
    emailAddress: follows(rules.emailAddress),
    phoneNumber: follows(rules.phoneNumber),
    identityImage: follows(rules.identityImage),
    faceImage: follows(rules.faceImage),
    consentCheck: follows(rules.consentCheck),
    consentCertificate: follows(rules.consentCertificate),
    consentVersion: follows(rules.consentVersion),
    locale: follows(rules.locale),
  });
}

/** Each issue carries its `Problem`, and never what was typed. */
function follows<T>(rule: (raw: unknown) => Parsed<T>) {
  return z.transform((raw: unknown, ctx): T => {
    const parsed = rule(raw);
    if (parsed.ok) return parsed.value;
    ctx.issues.push({ code: "custom", input: undefined, params: { problem: parsed.problem } });
    return z.NEVER;
  });
}

/** Field → its first problem; the keys of the consent are one field. */
function problemsOf(issues: readonly z.core.$ZodIssue[]): Problems {
  const problems: Problems = {};
  for (const issue of issues) {
    const field = wireFields.find((field) => field === issue.path[0]) ?? "consent";
    problems[field] ??= problemOf(issue);
  }
  return problems;
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  if (issue.code !== "custom") throw new Error(`An issue of the form has no problem: ${issue.code}`);
  return issue.params?.problem;
}

function readOnce(form: FormData, key: string): unknown {
  const values = form.getAll(key);
  return values.length > 1 ? values : values[0];
}
