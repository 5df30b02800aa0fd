import { type $ZodError, type $ZodIssue, $ZodTransform, NEVER } from "zod/v4/core";
import { wireFields } from "../kredibel/constraints";
import { parseBirthDate, splitBirthDate } from "./birth-date";
import { consentGiven } from "./consent";
import { parseEmail } from "./email";
import { isLocale, type Locale, locales } from "./locale";
import { parseFullName } from "./name";
import { parseNik } from "./nik";
import { accept, type Parsed, refuse } from "./parsed";
import { parsePhone } from "./phone";
import type { Problem, Problems } from "./problem";

/** The keys of the form: Kredibel's seven, the consent and the language. */
export const formKeys = [
  ...wireFields,
  "consentCheck",
  "consentCertificate",
  "consentVersion",
  "locale",
] as const;

const maxVersionLength = 64;

/**
 * The one schema, key by key, from what a form holds (texts and files) to what Kredibel takes: the browser runs the
 * fields of a step through it, the server the whole as one object. Each issue carries its `Problem`, see `problemOf`,
 * and never what was typed. The object is made where it is needed: it is half of what zod weighs.
 * @param today `yyyy-mm-dd`, see `todayInJakarta`
 */
export function fieldSchemas(today: string) {
  return {
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
    locale: answer(parseLocale),
  };
}

/** The `Problem` that an issue of `fieldSchemas` carries. */
export function problemOf(issue: $ZodIssue): Problem {
  if (issue.code !== "custom") throw new Error(`An issue of the form has no problem: ${issue.code}`);
  return issue.params?.problem;
}

/** Field → its first problem, from what `fieldSchemas` found; the keys of the consent are one field. */
export function problemsOf(error: $ZodError): Problems {
  const problems: Problems = {};
  for (const issue of error.issues) {
    const field = wireFields.find((field) => field === issue.path[0]) ?? "consent";
    problems[field] ??= problemOf(issue);
  }
  return problems;
}

function answer<T>(parse: (raw: unknown) => Parsed<T>): $ZodTransform<T, unknown> {
  const schema: $ZodTransform = new $ZodTransform({
    type: "transform",
    transform: (raw, ctx) => {
      const parsed = parse(raw);
      if (parsed.ok) return parsed.value;
      ctx.issues.push({ code: "custom", input: undefined, params: { problem: parsed.problem } });
      return NEVER;
    },
  });
  // Its type says nothing of what the function gives.
  return schema as $ZodTransform<T, unknown>;
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

/** Not the person's to mend: whatever else it says, the page is in Indonesian. */
function parseLocale(raw: unknown): Parsed<Locale> {
  return accept(typeof raw === "string" && isLocale(raw) ? raw : locales[0]);
}

function parseVersion(raw: string): Parsed<string> {
  if (raw === "") return refuse({ code: "missing" });
  return raw.length <= maxVersionLength ? accept(raw) : refuse({ code: "malformed" });
}
