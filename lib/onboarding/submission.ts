import * as z from "zod";
import { todayInJakarta } from "../fields/birth-date";
import { consentGiven } from "../fields/consent";
import { type PhotoSource, photoSources, sourceKey } from "../fields/photo-source";
import type { Problems } from "../fields/problem";
import { accept, type Parsed, refuse } from "../fields/rule";
import { rules } from "../fields/rules";
import {
  type PhotoField,
  photoFields,
  type TextField,
  textFields,
  wireFields,
} from "../kredibel/constraints";
import type { NikReason } from "../outcomes/outcome";
import { isUuid } from "../uuid";

/** Parsed; photos not yet inspected. */
export type Submission = Record<TextField, string> &
  Record<PhotoField, Blob> & {
    /** Claimed by the browser. */
    sources: Record<PhotoField, PhotoSource>;
  };

/** A forged id is `undefined`. */
export type ReadForm = {
  /** The application that the page's consent opened. */
  application: string | undefined;
  attemptId: string | undefined;
  linkedTo: string | undefined;
  sendAnyway: boolean;
  sendAgain: boolean;
} & ({ ok: true; submission: Submission } | { ok: false; problems: Problems });

const maxVersionLength = 64;

const seenBefore: NikReason = "seen_before";

const uuid = z.string().refine(isUuid);

/** Problems never echo input. */
const answers = {
  ...each(textFields, (field) => text((typed) => rules[field].read(typed, todayInJakarta()))),
  ...each(photoFields, () => z.transform(readFile)),
  consentCheck: text(readConsent),
  consentCertificate: text(readConsent),
  consentVersion: text(readVersion),
};

/** Invalid technical keys are ignored. */
const formSchema = z.object({
  ...answers,
  [sourceKey("identityImage")]: z.enum(photoSources).catch("file"),
  [sourceKey("faceImage")]: z.enum(photoSources).catch("file"),
  application: uuid.optional().catch(undefined),
  attemptId: uuid.optional().catch(undefined),
  linkedTo: uuid.optional().catch(undefined),
  sendAnyway: z.transform((raw: unknown): boolean => raw === consentGiven),
  refusedFor: z.transform((raw: unknown): boolean => raw === seenBefore),
});

export type FormKey = keyof typeof formSchema.shape;
export const formKeys = Object.keys(formSchema.shape) as FormKey[];

type AnswerKey = keyof typeof answers;
type Read = z.output<typeof formSchema>;
type Values = { [Key in AnswerKey]: Extract<Read[Key], { ok: true }>["value"] };

/** Forgeable: reads known keys only, never `$ACTION_…` or `__proto__`. */
export function readForm(form: FormData): ReadForm {
  const read = formSchema.parse(Object.fromEntries(formKeys.map((key) => [key, readOnce(form, key)])));
  const {
    application,
    attemptId,
    linkedTo,
    sendAnyway,
    refusedFor: sendAgain,
    identityImageSource,
    faceImageSource,
  } = read;
  const envelope = { application, attemptId, linkedTo, sendAnyway, sendAgain };
  const problems: Problems = {};
  const values: Partial<Record<AnswerKey, unknown>> = {};
  for (const key of Object.keys(answers) as AnswerKey[]) {
    const answer = read[key];
    if (answer.ok) values[key] = answer.value;
    else problems[wireFields.find((field) => field === key) ?? "consent"] ??= answer.problem;
  }
  if (Object.keys(problems).length > 0) return { ...envelope, ok: false, problems };
  const { consentCheck, consentCertificate, consentVersion, ...given } = values as Values;
  const sources = { identityImage: identityImageSource, faceImage: faceImageSource };
  return { ...envelope, ok: true, submission: { ...given, sources } };
}

function each<Key extends string, Value>(keys: readonly Key[], make: (key: Key) => Value) {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, Value>;
}

function text<Value>(read: (typed: string) => Parsed<Value>) {
  return z.transform((raw: unknown): Parsed<Value> => {
    if (raw === undefined) return refuse({ code: "missing" });
    return typeof raw === "string" ? read(raw) : refuse({ code: "malformed" });
  });
}

function readFile(raw: unknown): Parsed<Blob> {
  if (raw === undefined) return refuse({ code: "missing" });
  if (!(raw instanceof Blob)) return refuse({ code: "malformed" });
  return raw.size === 0 ? refuse({ code: "photo_empty" }) : accept(raw);
}

function readConsent(raw: string): Parsed<true> {
  return raw === consentGiven ? accept(true) : refuse({ code: "malformed" });
}

function readVersion(raw: string): Parsed<string> {
  if (raw === "") return refuse({ code: "missing" });
  return raw.length <= maxVersionLength ? accept(raw) : refuse({ code: "malformed" });
}

/** A repeated key is an array, which no field accepts. */
function readOnce(form: FormData, key: FormKey): unknown {
  const values = form.getAll(key);
  return values.length > 1 ? values : values[0];
}
