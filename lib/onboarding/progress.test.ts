import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { photoLimits } from "../kredibel/constraints";
import type { Draft } from "./draft";
import { firstIncompleteStep, reachableStep, stepProblems } from "./progress";
import { fieldsOf, stepIds as ids, nextStep, progressOf } from "./steps";
import { completeDraft, emptyDraft, somePhoto, withPhoto } from "./testing/drafts";

const complete = completeDraft();
const attempt = { draft: complete, outcome: { kind: "unavailable", errorId: "1" } } as const;

/** A draft where exactly these steps are done. */
function draftWith(done: readonly string[]): Draft {
  const from = (id: string) => (done.includes(id) ? complete : emptyDraft);
  const { identityId, fullName, birthDate } = from("identity").answers;
  const { emailAddress, phoneNumber } = from("contact").answers;
  const { identityImage } = from("card").photos;
  const { faceImage } = from("selfie").photos;
  return {
    consent: from("start").consent,
    answers: { identityId, fullName, birthDate, emailAddress, phoneNumber },
    photos: { ...(identityImage && { identityImage }), ...(faceImage && { faceImage }) },
  };
}

const drafts = fc.subarray([...ids]).map((done) => ({ done, draft: draftWith(done) }));

describe("the table of steps", () => {
  it("counts from one to five", () => {
    const positions = ids.map((id) => progressOf(id)?.position ?? null);
    expect(positions).toEqual([null, 1, 2, 3, 4, 5, null]);
    expect(progressOf("review")).toEqual({ position: 5, total: 5 });
  });

  it("leads from each step to the next, and ends", () => {
    expect(ids.map(nextStep)).toEqual([...ids.slice(1), "result"]);
  });
});

describe("what is done", () => {
  it("names every field of a step that was left empty, and none of a complete draft", () => {
    for (const id of ids) {
      const missing = fieldsOf(id).map((field) => [field, { code: "missing" }]);
      expect(stepProblems(id, emptyDraft)).toEqual(Object.fromEntries(missing));
      expect(stepProblems(id, complete)).toEqual({});
    }
    expect(firstIncompleteStep(emptyDraft)).toBe("start");
    expect(firstIncompleteStep(complete)).toBe("review");
  });

  it("drops a field's problem once its value is right, and no other field's", () => {
    const wrong: Draft["answers"] = {
      identityId: "99 1",
      fullName: "123",
      birthDate: { day: "31", month: "2", year: "1990" },
      emailAddress: "siti@contoh",
      phoneNumber: "0812",
    };
    for (const step of ["identity", "contact"] as const) {
      const asked = fieldsOf(step);
      const of = (answers: Partial<Draft["answers"]>) =>
        Object.keys(stepProblems(step, { ...complete, answers: { ...wrong, ...answers } }));
      expect(of({})).toEqual(asked);
      for (const field of asked) {
        const mended = { [field]: complete.answers[field as keyof typeof wrong] };
        expect(of(mended)).toEqual(asked.filter((one) => one !== field));
      }
    }
  });

  it.each([
    { check: true, certificate: false },
    { check: false, certificate: true },
  ])("needs both boxes, not %j", (consent) => {
    expect(stepProblems("start", { ...complete, consent })).toEqual({ consent: { code: "missing" } });
  });

  it("measures the photos against the field's own limits", () => {
    const photo = somePhoto();
    const low = { ...photo, facts: { ...photo.facts, height: 400 } };
    const { minWidth, minHeight } = photoLimits.faceImage;
    expect(stepProblems("card", withPhoto(complete, "identityImage", low))).toEqual({});
    expect(stepProblems("selfie", withPhoto(complete, "faceImage", low))).toEqual({
      faceImage: { code: "photo_pixels", width: 1280, height: 400, minWidth, minHeight },
    });
  });
});

describe("reachableStep", () => {
  it("never shows a step whose predecessors are incomplete", () => {
    fc.assert(
      fc.property(drafts, fc.oneof(fc.constantFrom(...ids), fc.string()), ({ done, draft }, requested) => {
        const shown = reachableStep(requested, { draft, attempt: null });
        for (const id of ids.slice(0, ids.indexOf(shown)))
          expect(fieldsOf(id).length === 0 || done.includes(id)).toBe(true);
        expect(shown).not.toBe("result");
      }),
    );
  });

  it("shows what was asked for as soon as it can be shown", () => {
    for (const id of ids.filter((id) => id !== "result"))
      expect(reachableStep(id, { draft: complete, attempt: null })).toBe(id);
    for (const id of ids.slice(1))
      expect(reachableStep(id, { draft: emptyDraft, attempt: null })).toBe("start");
    expect(reachableStep("review", { draft: draftWith(["start", "card", "contact"]), attempt: null })).toBe(
      "identity",
    );
  });

  it("shows a result after an attempt only", () => {
    expect(reachableStep("result", { draft: complete, attempt: null })).toBe("review");
    expect(reachableStep("result", { draft: complete, attempt })).toBe("result");
  });

  it.each(["verified", "unknown"] as const)("shows nothing but the result once it is %s", (kind) => {
    const closed = { draft: complete, outcome: { kind, reference: "r", at: "", attemptId: "a" } };
    for (const id of ids) expect(reachableStep(id, { draft: complete, attempt: closed })).toBe("result");
  });

  it("starts at the start, and leads from an unknown step to what is to be done", () => {
    expect(reachableStep(null, { draft: complete, attempt: null })).toBe("start");
    expect(reachableStep("constructor", { draft: draftWith(["start"]), attempt: null })).toBe("card");
  });
});
