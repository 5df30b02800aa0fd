import { expect, it } from "vitest";
import type { Outcome } from "../../outcomes/outcome";
import { emptyJourney } from "../draft";
import { completeDraft } from "../testing/drafts";
import { answersAreGone, isClosed, mayBeSentOnceMore } from "./attempt";
import { attemptIdOf } from "./attempt-id";

it("names a draft once, and each other draft differently", () => {
  const draft = completeDraft();
  const id = attemptIdOf(draft);
  expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(attemptIdOf(draft)).toBe(id);
  expect(attemptIdOf({ ...draft })).not.toBe(id);
});

it("has lost its answers where the page was loaded after it, and nowhere else", () => {
  const outcome = { kind: "unavailable", errorId: "1" } as const;
  expect(answersAreGone({ draft: emptyJourney.draft, outcome })).toBe(true);
  expect(answersAreGone({ draft: completeDraft(), outcome })).toBe(false);
});

it("is over after what nobody can mend here, and after nothing else", () => {
  const draft = completeDraft();
  expect(isClosed(null)).toBe(false);
  expect(isClosed({ draft, outcome: { kind: "verified", reference: "r", at: "" } })).toBe(true);
  expect(isClosed({ draft, outcome: { kind: "unknown", attemptId: "1" } })).toBe(true);
  expect(isClosed({ draft, outcome: { kind: "unavailable", errorId: "1" } })).toBe(false);
  const rejected: Outcome = { kind: "not_verified", reference: "r", fields: [], at: "" };
  expect(isClosed({ draft, outcome: rejected })).toBe(false);
  // After a reload there is nothing left to mend.
  expect(isClosed({ draft: emptyJourney.draft, outcome: rejected })).toBe(true);
});

it("may be sent once more where the rules say from when", () => {
  const draft = completeDraft();
  const outcome = { kind: "unknown", attemptId: "1", retryAt: "2026-03-01T05:00:00Z" } as const;
  expect(mayBeSentOnceMore({ draft, outcome })).toBe(true);
  expect(mayBeSentOnceMore({ draft, outcome: { kind: "unknown", attemptId: "1" } })).toBe(false);
  expect(mayBeSentOnceMore(null)).toBe(false);
});
