import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "../fields/testing/any-text";
import { photoFields, textFields, wireFields } from "../kredibel/constraints";
import { fieldProblem, readAnswer } from "./field";
import { toFormData } from "./form-data";
import { type FormKey, formKeys, readForm } from "./submission";
import { completeDraft, emptyDraft } from "./testing/drafts";

const attemptId = "0f0e4a53-6f1c-4a54-9f5d-3c7f0e8f7a11";
const linkedTo = "1f0e4a53-6f1c-4a54-9f5d-3c7f0e8f7a11";
const application = "2f0e4a53-6f1c-4a54-9f5d-3c7f0e8f7a11";
const ids = { application, attemptId, linkedTo };
const extras = { consentVersion: "2026-01", ...ids, sendAnyway: "yes", refusedFor: "seen_before" };
const form = () => toFormData(completeDraft(), extras);

/** What each key that no person fills in says when it cannot be read. */
const silent = {
  application: { application: undefined },
  attemptId: { attemptId: undefined },
  linkedTo: { linkedTo: undefined },
  sendAnyway: { sendAnyway: false },
  refusedFor: { sendAgain: false },
  identityImageSource: { submission: { sources: { identityImage: "file", faceImage: "camera" } } },
  faceImageSource: { submission: { sources: { identityImage: "camera", faceImage: "file" } } },
} satisfies Partial<Record<FormKey, object>>;
const silentKeys = Object.keys(silent) as (keyof typeof silent)[];
const asked = formKeys.filter((key) => !(key in silent));
const fieldOf = (key: string) => wireFields.find((field) => field === key) ?? "consent";

function problemsIn(form: FormData) {
  const read = readForm(form);
  return read.ok ? {} : read.problems;
}

/** Ways to forge one key; `code` is the problem of a key that is asked for. */
const forgeries: { name: string; code: string; forge: (form: FormData, key: FormKey) => void }[] = [
  { name: "left out", code: "missing", forge: (form, key) => form.delete(key) },
  {
    name: "twice the same",
    code: "malformed",
    forge: (form, key) => {
      for (const value of form.getAll(key))
        if (typeof value === "string") form.append(key, value);
        else form.append(key, value);
    },
  },
  {
    name: "of the other kind, text or file",
    code: "malformed",
    forge: (form, key) => {
      if (typeof form.get(key) === "string") form.set(key, new Blob(["9912345678901234"]));
      else form.set(key, "data:image/jpeg;base64,AAAA");
    },
  },
];

describe.each(forgeries)("a form with a key $name", ({ code, forge }) => {
  const forged = (key: FormKey) => {
    const sent = form();
    forge(sent, key);
    return sent;
  };

  it.each(asked)("readForm: %s is that field's problem, and no other's", (key) => {
    expect(problemsIn(forged(key))).toEqual({ [fieldOf(key)]: { code } });
  });

  it.each(silentKeys)("readForm: %s says nothing, and the rest is read", (key) => {
    expect(readForm(forged(key))).toMatchObject({ ...readForm(form()), ...silent[key] });
  });
});

describe("a complete draft", () => {
  it("readForm: five strings ready for Kredibel, two files, the attempt it is", () => {
    const draft = completeDraft();
    const read = readForm(toFormData(draft, extras));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { submission, ...envelope } = read;
    expect(envelope).toEqual({ ok: true, ...ids, sendAnyway: true, sendAgain: true });
    const { identityImage, faceImage, ...texts } = submission;
    expect(texts).toEqual({
      identityId: "9971011708900001",
      fullName: "BUDI SANTOSO",
      birthDate: "1990-08-17",
      emailAddress: "budi@contoh.id",
      phoneNumber: "6281234567890",
      sources: { identityImage: "camera", faceImage: "camera" },
    });
    expect(identityImage.size).toBe(draft.photos.identityImage?.blob.size);
    expect(faceImage.size).toBe(draft.photos.faceImage?.blob.size);
  });

  it("toFormData: keeps the name of a person's file", () => {
    const draft = completeDraft();
    const blob = new File(["x"], "KTP Budi Santoso.jpg");
    const photo = { ...draft.photos.faceImage, blob } as typeof draft.photos.faceImage;
    const sent = toFormData({ ...draft, photos: { ...draft.photos, faceImage: photo } }, extras);
    expect((sent.get("faceImage") as File).name).toBe("faceImage");
  });

  it("toFormData: every key of the schema, and no other", () => {
    expect([...form().keys()].sort()).toEqual([...formKeys].sort());
  });

  it("toFormData: nothing that was not given", () => {
    expect([...toFormData(emptyDraft, {}).keys()].sort()).toEqual([...textFields].sort());
  });
});

describe("a forged form", () => {
  it("readForm: a problem for every field when it is empty", () => {
    expect(problemsIn(new FormData())).toEqual(
      Object.fromEntries([...wireFields, "consent"].map((field) => [field, { code: "missing" }])),
    );
  });

  it.each(photoFields)("readForm: tells an empty file in %s from a missing one", (field) => {
    const sent = form();
    sent.set(field, new Blob([]), "photo.jpg");
    expect(problemsIn(sent)).toEqual({ [field]: { code: "photo_empty" } });
  });

  it.each(["no", "YES", "true", ""])("readForm: takes %j for no consent", (value) => {
    for (const key of ["consentCheck", "consentCertificate"]) {
      const sent = form();
      sent.set(key, value);
      expect(problemsIn(sent)).toEqual({ consent: { code: "malformed" } });
    }
  });

  it.each<[(typeof silentKeys)[number], string[]]>([
    ["attemptId", ["", "1", attemptId.toUpperCase(), `${attemptId}\n`, `{${attemptId}}`, "' or 1=1"]],
    ["application", ["", "1", application.toUpperCase(), `${application} `]],
    ["linkedTo", ["", "1", linkedTo.toUpperCase(), `${linkedTo}0`]],
    ["sendAnyway", ["", "no", "true", "YES"]],
    ["identityImageSource", ["", "CAMERA", "constructor"]],
    ["faceImageSource", ["", "live"]],
  ])("readForm: %s says nothing in a word that we do not know", (key, words) => {
    for (const word of words) {
      const sent = form();
      sent.set(key, word);
      expect(readForm(sent)).toMatchObject({ ok: true, ...silent[key] });
    }
  });

  it("readForm: keeps the attempt's id beside problems", () => {
    const sent = form();
    sent.delete("fullName");
    expect(readForm(sent)).toMatchObject({ ok: false, attemptId, linkedTo, sendAnyway: true });
  });

  it("readForm: passes over unknown keys, whatever they are called", () => {
    const sent = form();
    for (const key of ["__proto__", "constructor", "toString", "$ACTION_ID_1", "admin"])
      sent.append(key, "x");
    const read = readForm(sent);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const plain = readForm(form());
    expect(Object.keys(read.submission)).toEqual(plain.ok && Object.keys(plain.submission));
    expect(Object.getPrototypeOf(read.submission)).toBe(Object.prototype);
    expect("x" in {}).toBe(false);
  });

  it("readForm: never throws and never passes rubbish in a text", () => {
    fc.assert(
      fc.property(fc.constantFrom(...textFields), anyText, (field, rubbish) => {
        const sent = form();
        sent.set(field, `<${rubbish}`);
        expect(problemsIn(sent)[field]).toBeDefined();
      }),
    );
  });

  it("readForm: repeats nothing that was typed in its problems", () => {
    const sent = form();
    for (const field of textFields) sent.set(field, "Rahasia<>1");
    expect(JSON.stringify(readForm(sent))).not.toContain("ahasia");
  });
});

it("the browser finds in each text what the server finds", () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom("", "9912345678901234", "Budi", "0812-3456-7890", "a@b.id"),
  );
  const answers = fc.record({
    identityId: text,
    fullName: text,
    birthDate: fc.record({
      day: fc.oneof(text, fc.constant("17")),
      month: fc.oneof(text, fc.constant("mei")),
      year: fc.oneof(text, fc.constant("1990")),
    }),
    emailAddress: text,
    phoneNumber: text,
  });
  fc.assert(
    fc.property(answers, (answers) => {
      const draft = { ...completeDraft(), answers };
      const read = readForm(toFormData(draft, extras));
      for (const field of textFields) {
        const there = read.ok ? null : (read.problems[field] ?? null);
        expect(fieldProblem(field, draft)).toEqual(there);
        if (read.ok) expect(readAnswer(field, draft)).toEqual({ ok: true, value: read.submission[field] });
      }
    }),
  );
});

it("readForm: takes a consent version that is there and not endless", () => {
  const withVersion = (consentVersion: string) =>
    problemsIn(toFormData(completeDraft(), { ...extras, consentVersion }));
  expect(withVersion("2".repeat(64))).toEqual({});
  expect(withVersion("2".repeat(65))).toEqual({ consent: { code: "malformed" } });
  expect(withVersion("")).toEqual({ consent: { code: "missing" } });
});
