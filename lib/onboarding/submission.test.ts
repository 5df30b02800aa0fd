import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formKeys } from "../fields/form-rules";
import { photoFields, textFields, wireFields } from "../kredibel/constraints";
import { fieldProblem, readField } from "./field";
import { toFormData } from "./form-data";
import { parseSubmission } from "./submission";
import { completeDraft, emptyDraft } from "./testing/drafts";

const extras = { consentVersion: "2026-01", locale: "en" } as const;
const form = () => toFormData(completeDraft(), extras);
const fieldOf = (key: string) => wireFields.find((field) => field === key) ?? "consent";
const required = formKeys.filter((key) => key !== "locale");

function problemsIn(form: FormData) {
  const parsed = parseSubmission(form);
  return parsed.ok ? {} : parsed.problems;
}

describe("a complete draft", () => {
  it("arrives as five strings ready for Kredibel, two files and the consent", () => {
    const draft = completeDraft();
    const parsed = parseSubmission(toFormData(draft, extras));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const { identityImage, faceImage, ...texts } = parsed.submission;
    expect(texts).toEqual({
      identityId: "9971011708900001",
      fullName: "BUDI SANTOSO",
      birthDate: "1990-08-17",
      emailAddress: "budi@contoh.id",
      phoneNumber: "6281234567890",
      consent: { check: true, certificate: true, version: "2026-01" },
      locale: "en",
      sources: { identityImage: "camera", faceImage: "camera" },
    });
    expect(identityImage.size).toBe(draft.photos.identityImage?.blob.size);
    expect(faceImage.size).toBe(draft.photos.faceImage?.blob.size);
  });

  it("does not tell what a person's file was called", () => {
    const draft = completeDraft();
    const blob = new File(["x"], "KTP Budi Santoso.jpg");
    const photo = { ...draft.photos.faceImage, blob } as typeof draft.photos.faceImage;
    const sent = toFormData({ ...draft, photos: { ...draft.photos, faceImage: photo } }, extras);
    expect((sent.get("faceImage") as File).name).toBe("faceImage");
  });

  it("carries what else the action wants, which the parser leaves alone", () => {
    const sent = toFormData(completeDraft(), { ...extras, attemptId: "1" });
    expect(sent.get("attemptId")).toBe("1");
    expect(parseSubmission(sent).ok).toBe(true);
  });
});

describe("where a photo came from", () => {
  it.each([
    ["camera", "camera"],
    ["file", "file"],
    ["CAMERA", "file"],
    ["", "file"],
    [undefined, "file"],
  ])("said as %j, counts as %s", (said, source) => {
    const sent = form();
    sent.delete("identityImageSource");
    if (said !== undefined) sent.set("identityImageSource", said);
    const parsed = parseSubmission(sent);
    expect(parsed.ok && parsed.submission.sources).toEqual({ identityImage: source, faceImage: "camera" });
  });
});

describe("a forged form", () => {
  it("has a problem for every field when it is empty", () => {
    expect(problemsIn(new FormData())).toEqual(
      Object.fromEntries([...wireFields, "consent"].map((field) => [field, { code: "missing" }])),
    );
  });

  it.each(required)("misses %s, and nothing else", (key) => {
    const sent = form();
    sent.delete(key);
    expect(problemsIn(sent)).toEqual({ [fieldOf(key)]: { code: "missing" } });
  });

  it.each(required)("is malformed with %s twice, even twice the same", (key) => {
    const sent = form();
    const value = sent.get(key);
    if (typeof value === "string") sent.append(key, value);
    else if (value) sent.append(key, value);
    expect(problemsIn(sent)).toEqual({ [fieldOf(key)]: { code: "malformed" } });
  });

  it.each(required)("is malformed with %s of the other kind, text or file", (key) => {
    const sent = form();
    if (typeof sent.get(key) === "string") sent.set(key, new Blob(["9912345678901234"]));
    else sent.set(key, "data:image/jpeg;base64,AAAA");
    expect(problemsIn(sent)).toEqual({ [fieldOf(key)]: { code: "malformed" } });
  });

  it.each(photoFields)("tells an empty file in %s from a missing one", (field) => {
    const sent = form();
    sent.set(field, new Blob([]), "photo.jpg");
    expect(problemsIn(sent)).toEqual({ [field]: { code: "photo_empty" } });
  });

  it.each(["no", "YES", "true", ""])("takes %j for no consent", (value) => {
    for (const key of ["consentCheck", "consentCertificate"]) {
      const sent = form();
      sent.set(key, value);
      expect(problemsIn(sent)).toEqual({ consent: { code: "malformed" } });
    }
  });

  it("is read as Indonesian in any language that we do not have", () => {
    for (const change of [(f: FormData) => f.set("locale", "xx"), (f: FormData) => f.delete("locale")]) {
      const sent = form();
      change(sent);
      const parsed = parseSubmission(sent);
      expect(parsed.ok && parsed.submission.locale).toBe("id");
    }
  });

  it("means nothing with keys that we do not know, whatever they are called", () => {
    const sent = form();
    for (const key of ["__proto__", "constructor", "toString", "$ACTION_ID_1", "admin"])
      sent.append(key, "x");
    const parsed = parseSubmission(sent);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const plain = parseSubmission(form());
    expect(Object.keys(parsed.submission)).toEqual(plain.ok && Object.keys(plain.submission));
    expect(Object.getPrototypeOf(parsed.submission)).toBe(Object.prototype);
    expect("x" in {}).toBe(false);
  });

  it("never throws and never passes with rubbish in a text", () => {
    fc.assert(
      fc.property(fc.constantFrom(...textFields), fc.string({ unit: "binary" }), (field, rubbish) => {
        const sent = form();
        sent.set(field, `<${rubbish}`);
        expect(problemsIn(sent)[field]).toBeDefined();
      }),
    );
  });

  it("does not repeat what was typed in its problems", () => {
    const sent = form();
    for (const field of textFields) sent.set(field, "Rahasia<>1");
    expect(JSON.stringify(parseSubmission(sent))).not.toContain("ahasia");
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
      const parsed = parseSubmission(toFormData(draft, extras));
      for (const field of textFields) {
        const here = readField(field, draft);
        const there = parsed.ok ? null : (parsed.problems[field] ?? null);
        expect(fieldProblem(field, draft)).toEqual(there);
        if (parsed.ok) expect(here).toEqual({ ok: true, value: parsed.submission[field] });
      }
    }),
  );
});

it("sends nothing that was not given", () => {
  expect([...toFormData(emptyDraft, extras).keys()].sort()).toEqual(
    [...textFields, "consentVersion", "locale"].sort(),
  );
});

it("takes a consent version that is there and not endless", () => {
  const withVersion = (consentVersion: string) =>
    problemsIn(toFormData(completeDraft(), { ...extras, consentVersion }));
  expect(withVersion("2".repeat(64))).toEqual({});
  expect(withVersion("2".repeat(65))).toEqual({ consent: { code: "malformed" } });
  expect(withVersion("")).toEqual({ consent: { code: "missing" } });
});
