import { describe, expect, it } from "vitest";
import { sandboxAnswers } from "../kredibel/constraints";
import { adviceFor } from "./advice";
import type { Answers } from "./draft";
import { fieldProblem } from "./field";
import { completeDraft, emptyDraft } from "./testing/drafts";

const today = "2026-03-01";
const inJakarta = "3171011708900001";
const advised = (answers: Partial<Answers>) => {
  const draft = completeDraft();
  return adviceFor({ ...draft, answers: { ...draft.answers, identityId: inJakarta, ...answers } }, today);
};

describe("adviceFor", () => {
  it("has nothing to say about an ordinary draft, nor about an empty one", () => {
    expect(advised({})).toEqual({});
    expect(adviceFor(emptyDraft, today)).toEqual({});
  });

  it.each<[Partial<Answers>, ReturnType<typeof adviceFor>]>([
    [{ identityId: "3171011808900001" }, { identityId: [{ code: "nik_birth_date" }] }],
    [{ identityId: "9971011708900000" }, { identityId: [{ code: "nik_province" }, { code: "nik_serial" }] }],
    [{ fullName: "Budi 2" }, { fullName: [{ code: "odd_signs", signs: "2" }] }],
    [
      { birthDate: { day: "17", month: "8", year: "2010" }, identityId: "3171011708100001" },
      { birthDate: [{ code: "birth_date_young" }] },
    ],
    [
      { emailAddress: "budi@gmial.com" },
      { emailAddress: [{ code: "email_domain", suggestion: "gmail.com" }] },
    ],
    [{ phoneNumber: "+65 9123 4567" }, { phoneNumber: [{ code: "phone_foreign" }] }],
    [{ phoneNumber: "0840 1234 5678" }, { phoneNumber: [{ code: "phone_mobile" }] }],
  ])("says of %j %j, and stops nothing", (answers, advice) => {
    expect(advised(answers)).toEqual(advice);
    const draft = completeDraft();
    for (const field of ["identityId", "fullName", "birthDate", "emailAddress", "phoneNumber"] as const)
      expect(fieldProblem(field, { ...draft, answers: { ...draft.answers, ...answers } })).toBeNull();
  });

  it("leaves a field with a problem to its problem", () => {
    expect(advised({ fullName: "Budi <2>", birthDate: { day: "31", month: "2", year: "1990" } })).toEqual({});
  });

  it("stops no sandbox NIK", () => {
    const draft = completeDraft();
    for (const identityId of Object.keys(sandboxAnswers))
      expect(fieldProblem("identityId", { ...draft, answers: { ...draft.answers, identityId } })).toBeNull();
  });
});
