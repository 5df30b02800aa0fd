import * as z from "zod/mini";
import { type PhotoField, type TextField, wireFields } from "../kredibel/constraints";
import { joinBirthDate, parseBirthDate, splitBirthDate, todayInJakarta } from "./birth-date";
import type { Draft } from "./draft";
import { parseEmail } from "./email";
import { type Locale, locales } from "./locale";
import { parseFullName } from "./name";
import { parseNik } from "./nik";
import { accept, type Parsed, refuse } from "./parsed";
import { parsePhone } from "./phone";
import type { Problem, Problems } from "./problem";

/** What the server has parsed and may trust: five strings ready for Kredibel, two files yet to be inspected, the consent. */
export type Submission = Record<TextField, string> &
  Record<PhotoField, Blob> & {
    consent: { check: true; certificate: true; version: string };
    locale: Locale;
  };

/** The keys of the form besides Kredibel's seven. */
export const consentKeys = ["consentCheck", "consentCertificate", "consentVersion"] as const;
const formKeys = [...wireFields, ...consentKeys, "locale"] as const;

const consentGiven = "yes";
const maxVersionLength = 64;

/**
 * The one schema, from what a form holds (texts and files) to what Kredibel takes: the browser runs the fields of a step
 * through it, the server the whole. Each issue carries its `Problem` in `params.problem`, and never what was typed.
 * @param today `yyyy-mm-dd`, see `todayInJakarta`
 */
export function formSchema(today: string) {
  return z.object({
    identityId: text(parseNik),
    fullName: text(parseFullName),
    birthDate: text((raw) => parseBirthDate(splitBirthDate(raw), today)),
    emailAddress: text(parseEmail),
    phoneNumber: text(parsePhone),
    identityImage: answer(parseFile),
    faceImage: answer(parseFile),
    consentCheck: text(parseConsent),
    consentCertificate: text(parseConsent),
    consentVersion: text(parseVersion),
    // Not the person's to mend: whatever else it says, the page is in Indonesian.
    locale: z.catch(z.enum(locales), locales[0]),
  });
}

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
  return { ok: true, submission: { ...submission, consent } };
}

/** What of the draft the form holds under a field's key; `undefined` for a photo that was not taken. */
export function formValue(field: (typeof wireFields)[number], draft: Draft): string | Blob | undefined {
  switch (field) {
    case "birthDate":
      return joinBirthDate(draft.answers.birthDate);
    case "identityImage":
    case "faceImage":
      return draft.photos[field]?.blob;
    default:
      return draft.answers[field];
  }
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
  if (draft.consent.check) form.set("consentCheck", consentGiven);
  if (draft.consent.certificate) form.set("consentCertificate", consentGiven);
  for (const [key, value] of Object.entries(extras)) form.set(key, value);
  return form;
}

/** Field → its first problem, from what `formSchema` found. */
function problemsOf(error: z.core.$ZodError): Problems {
  const problems: Problems = {};
  for (const issue of error.issues) {
    const key = wireFields.find((field) => field === issue.path[0]) ?? "consent";
    problems[key] ??= problemOf(issue);
  }
  return problems;
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  if (issue.code !== "custom") throw new Error(`An issue of the form has no problem: ${issue.code}`);
  return issue.params?.problem;
}

/** The first problem of one field, with the schema that the server uses; `null` when it may be sent. */
export function fieldProblem(
  field: (typeof wireFields)[number],
  draft: Draft,
  today: string = todayInJakarta(),
): Problem | null {
  const result = z.safeParse(formSchema(today).shape[field], formValue(field, draft));
  const issue = result.error?.issues[0];
  return issue ? problemOf(issue) : null;
}

function readOnce(form: FormData, key: string): unknown {
  const values = form.getAll(key);
  return values.length > 1 ? values : values[0];
}

function answer<T>(parse: (raw: unknown) => Parsed<T>) {
  return z.transform<unknown, T>((raw, ctx) => {
    const parsed = parse(raw);
    if (parsed.ok) return parsed.value;
    ctx.issues.push({ code: "custom", input: undefined, params: { problem: parsed.problem } });
    return z.NEVER;
  });
}

function text<T>(parse: (raw: string) => Parsed<T>) {
  return answer((raw) => {
    if (raw === undefined) return refuse({ code: "missing" });
    return typeof raw === "string" ? parse(raw) : refuse({ code: "malformed" });
  });
}

function parseFile(raw: unknown): Parsed<Blob> {
  if (raw === undefined) return refuse({ code: "missing" });
  if (!(raw instanceof Blob)) return refuse({ code: "malformed" });
  return raw.size === 0 ? refuse({ code: "photo_empty" }) : accept(raw);
}

function parseConsent(raw: string): Parsed<true> {
  return raw === consentGiven ? accept(true) : refuse({ code: "malformed" });
}

function parseVersion(raw: string): Parsed<string> {
  if (raw === "") return refuse({ code: "missing" });
  return raw.length <= maxVersionLength ? accept(raw) : refuse({ code: "malformed" });
}
