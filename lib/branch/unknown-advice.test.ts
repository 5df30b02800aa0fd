import { expect, test } from "vitest";
import { branchListWords } from "../words/branch/branch-list";
import { attemptView } from "./testing/attempt-view";
import { unknownAdvice } from "./unknown-advice";

const jakarta = { locale: "id", timeZone: "Asia/Jakarta" } as const;
const words = branchListWords("id").unknown;
const now = new Date("2026-11-24T16:50:00.000Z");
const advice = (retryAt: string | null) =>
  unknownAdvice(attemptView({ retryAt: retryAt === null ? null : new Date(retryAt), readAt: now }), jakarta);

test("before its time it says until when, by the branch's clock", () => {
  expect(advice("2026-11-24T16:59:00.000Z")).toBe(words.waitUntil("23.59 WIB"));
});

test("after midnight it says the day too", () => {
  expect(advice("2026-11-24T17:01:00.000Z")).toMatch(/25 November 2026.*00\.01 WIB/);
});

test("from its time on the customer may go on", () => {
  expect(advice("2026-11-24T16:50:00.000Z")).toBe(words.mayGoOn);
});

test("where nobody may go on, the operator has to settle it", () => {
  expect(advice(null)).toBe(words.never);
});
