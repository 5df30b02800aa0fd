import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { recordAttempt } from "@/lib/onboarding/attempt/record-attempt";
import { setAnswers, setConsent, startAgain } from "@/lib/onboarding/draft";
import type { Outcome } from "@/lib/outcomes/outcome";
import { askBeforeLeaving, leaveUnasked } from "./leave-guard";

beforeEach(() => {
  vi.useFakeTimers();
  startAgain();
});
afterEach(() => void vi.useRealTimers());

/** Whether a browser of either kind asks: the newer by `preventDefault`, the older by `returnValue`. */
function asks() {
  const event = { returnValue: "", preventDefault: vi.fn() };
  askBeforeLeaving(event as unknown as BeforeUnloadEvent);
  return [event.preventDefault.mock.calls.length > 0, event.returnValue !== ""];
}

test("leave guard: asks with answers on the page, in browsers new and old", () => {
  setAnswers({ fullName: "SITI CONTOH" });
  expect(asks()).toEqual([true, true]);
});

test("leave guard: does not ask before the first answer", () => {
  setConsent({ check: true, certificate: true });
  expect(asks()).toEqual([false, false]);
});

test.each<[Outcome, boolean]>([
  [{ kind: "verified", reference: "r", at: "" }, false],
  [{ kind: "not_verified", reference: "r", fields: [], at: "" }, true],
  [{ kind: "unknown", attemptId: "1" }, false],
  [{ kind: "unknown", attemptId: "1", retryAt: "2026-03-02T10:00:00Z" }, true],
])("leave guard: after %j it asks: %s", (outcome, asked) => {
  setAnswers({ fullName: "SITI CONTOH" });
  recordAttempt(outcome);
  expect(asks()).toEqual([asked, asked]);
});

test("leave guard: a link may lead out unasked, for a second", () => {
  setAnswers({ fullName: "SITI CONTOH" });
  leaveUnasked();
  expect(asks()).toEqual([false, false]);
  vi.advanceTimersByTime(1_000);
  expect(asks()).toEqual([true, true]);
});
