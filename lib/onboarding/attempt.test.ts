import { expect, it } from "vitest";
import { attemptIdOf, isClosed } from "./attempt";
import { completeDraft } from "./draft-fixtures";

it("names a draft once, and each other draft differently", () => {
  const draft = completeDraft();
  const id = attemptIdOf(draft);
  expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(attemptIdOf(draft)).toBe(id);
  expect(attemptIdOf({ ...draft })).not.toBe(id);
});

it("is over after what nobody can mend here, and after nothing else", () => {
  const draft = completeDraft();
  expect(isClosed(null)).toBe(false);
  expect(isClosed({ draft, outcome: { kind: "verified", reference: "r", at: "" } })).toBe(true);
  expect(isClosed({ draft, outcome: { kind: "unknown", attemptId: "1" } })).toBe(true);
  expect(isClosed({ draft, outcome: { kind: "unavailable", errorId: "1" } })).toBe(false);
});
