import { expect, test } from "vitest";
import type { Outcome } from "../outcomes/outcome";
import { caseStage } from "./case-stage";
import { emptyJourney } from "./draft";
import { completeDraft, somePhoto, withPhoto } from "./testing/drafts";

const { draft } = emptyJourney;
const consented = { ...draft, consent: { check: true, certificate: true } };
const typed = { ...draft, answers: { ...draft.answers, fullName: "S" } };

test.each([
  ["nothing", draft, "empty"],
  ["consent alone", consented, "empty"],
  ["one letter", typed, "in_progress"],
  ["a photo", withPhoto(draft, "faceImage", somePhoto()), "in_progress"],
  ["everything", completeDraft(), "in_progress"],
] as const)("with %s", (_, given, stage) => {
  expect(caseStage({ draft: given, attempt: null })).toBe(stage);
});

const reference = "ref_certel#1";
const at = "2026-03-01T05:00:00Z";
test.each<[Outcome, string]>([
  [{ kind: "verified", reference, at }, "ended"],
  [{ kind: "verified_with_reason", reference, at, fields: ["emailAddress"] }, "ended"],
  [{ kind: "not_verified", reference, at, fields: ["fullName"] }, "ended"],
  [{ kind: "unknown", attemptId: "1" }, "ended"],
  [{ kind: "unavailable", errorId: "1" }, "in_progress"],
  [{ kind: "invalid", problems: {} }, "in_progress"],
  [{ kind: "refused", reason: "busy" }, "in_progress"],
])("after %j", (outcome, stage) => {
  const sent = completeDraft();
  expect(caseStage({ draft: sent, attempt: { draft: sent, outcome } })).toBe(stage);
  // As after a reload.
  expect(caseStage({ draft, attempt: { draft, outcome } })).toBe(stage);
});

const sent = completeDraft();
const rejected: Outcome = { kind: "not_verified", reference, at, fields: ["fullName"] };
test.each([
  ["a name was typed anew", { ...sent, answers: { ...sent.answers, fullName: "Siti" } }, "in_progress"],
  ["a photo was taken anew", withPhoto(sent, "faceImage", somePhoto()), "in_progress"],
  ["a name was typed as before", { ...sent, answers: { ...sent.answers } }, "ended"],
  ["the consent was given again", { ...sent, consent: { check: true, certificate: false } }, "ended"],
] as const)("once %s after not_verified", (_, now, stage) => {
  expect(caseStage({ draft: now, attempt: { draft: sent, outcome: rejected } })).toBe(stage);
});

test("answers that may be sent once more are in progress, until a reload takes them", () => {
  const outcome = { kind: "unknown", attemptId: "1", retryAt: at } as const;
  expect(caseStage({ draft: sent, attempt: { draft: sent, outcome } })).toBe("in_progress");
  expect(caseStage({ draft, attempt: { draft, outcome } })).toBe("ended");
});
