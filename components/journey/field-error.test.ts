import { expect, test } from "vitest";
import { rejectNames } from "@/lib/kredibel/constraints";
import { emptyDraft } from "@/lib/onboarding/testing/drafts";
import type { Outcome } from "@/lib/outcomes/outcome";
import { en } from "@/lib/words/en";
import { id } from "@/lib/words/id";
import { fieldErrorOf } from "./field-error";

const fields = ["fullName", "birthDate", "emailAddress", "phoneNumber"] as const;
const locked = Object.fromEntries(fields.map((field) => [field, emptyDraft.answers[field]]));
const draft = { ...emptyDraft, locked };
const outcome: Outcome = { kind: "not_verified", reference: "r", fields: [...rejectNames], at: "" };
const said = (words: typeof id, one: typeof draft | typeof emptyDraft) =>
  fields.map(
    (field) => fieldErrorOf(words, field, { draft: one, verdict: { draft: one, outcome } })?.sentence,
  );

test("fieldErrorOf: a locked answer is told without how to write it, in both languages", () => {
  expect(said(id, draft)).toEqual([
    "Nama tidak sesuai data kependudukan.",
    "Tanggal lahir tidak sesuai.",
    "Email ini sudah dipakai oleh NIK lain.",
    "Nomor ini sudah dipakai oleh NIK lain.",
  ]);
  expect(said(en, draft)).toEqual([
    "The name does not match the population records.",
    "The birth date does not match.",
    "This email is already used by another NIK.",
    "This number is already used by another NIK.",
  ]);
});

test("fieldErrorOf: an answer that is not locked is told with how to write it", () => {
  expect(said(id, emptyDraft)).toEqual(fields.map((field) => id.rejected[field]));
});

test("fieldErrorOf: a locked answer that the server refused is not to be checked again", () => {
  const refused = { kind: "invalid", problems: { fullName: { code: "malformed" } } } as const;
  const error = fieldErrorOf(en, "fullName", { draft, verdict: { draft, outcome: refused } });
  expect(error?.sentence).toBe("This answer is unreadable or differs from your link.");
});
