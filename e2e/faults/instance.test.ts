import { expect, test } from "vitest";
import { readAnswers } from "./instance";

const at = Date.parse("2026-11-28T10:00:00.000Z");
const line = (fields: object) =>
  JSON.stringify({ time: new Date(at).toISOString(), attemptId: "a", ...fields });
const read = (fields: object, kills: number[] = []) => readAnswers(`Ready\n${line(fields)}\n{"cut`, kills);
const answer = { attemptId: "a", sent: true, reset: false, late: false, cutOff: false };

test.each([
  [{ outcome: "verified", durationMs: 3 }, { outcome: "verified" }],
  [
    { outcome: "unavailable", durationMs: 3, cause: "client_error", httpStatus: 401 },
    { outcome: "unavailable" },
  ],
  [
    { outcome: "unavailable", durationMs: 3, cause: "refused" },
    { outcome: "unavailable", sent: false },
  ],
  [
    { outcome: "unknown", durationMs: 3, cause: "timeout" },
    { outcome: "unknown", late: true },
  ],
  [{ msg: "The call was not made." }, { outcome: "unavailable", sent: false }],
])("readAnswers: %j", (fields, expected) => {
  expect(read(fields)).toEqual([{ ...answer, ...expected }]);
});

test("readAnswers: other lines of an attempt are none", () => {
  expect(read({ msg: "Not sent.", outcome: "unavailable", reason: "open" })).toEqual([]);
});

test.each([
  [[], false],
  [[at - 1], false],
  [[at - 1, at + 2_000], true],
  [[at + 2_001], false],
])("readAnswers: cut off by kills at %j: %s", (kills, cutOff) => {
  expect(read({ outcome: "verified", durationMs: 3 }, kills)).toMatchObject([{ cutOff }]);
});
