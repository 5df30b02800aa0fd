import { pino } from "pino";
import { expect, test } from "vitest";
import type { KredibelAnswer } from "./answer";
import { logCall } from "./log-call";

const ids = { id: "1", referenceId: "ref#1" };
const kept = { kredibelId: "1", referenceId: "ref#1" };
const answered = { level: 30, msg: "Kredibel answered." };
const unprocessed = "Kredibel did not process the submission.";
const unknown = { level: 50, outcome: "unknown", alert: true, msg: "Sent, and the answer is not known." };

/** An answer, and the line about it. */
const lines: [KredibelAnswer, object][] = [
  [
    { kind: "verified", ...ids, rejectFields: [] },
    { ...answered, outcome: "verified", ...kept, rejectFields: [] },
  ],
  [
    { kind: "verified_with_reason", ...ids, rejectFields: ["emailAddress"] },
    { ...answered, outcome: "verified_with_reason", ...kept, rejectFields: ["emailAddress"] },
  ],
  [
    { kind: "not_verified", ...ids, rejectFields: ["fullName"] },
    { ...answered, outcome: "not_verified", ...kept, rejectFields: ["fullName"] },
  ],
  [
    { kind: "invalid", fields: ["phoneNumber"], errorId: "e" },
    {
      level: 50,
      outcome: "invalid",
      rejectFields: ["phoneNumber"],
      errorId: "e",
      alert: true,
      msg: "Kredibel's validation refused what ours let pass.",
    },
  ],
  [
    { kind: "unavailable", cause: "no_credit", alert: true, httpStatus: 402, errorId: "e" },
    {
      level: 50,
      outcome: "unavailable",
      cause: "no_credit",
      alert: true,
      httpStatus: 402,
      errorId: "e",
      msg: unprocessed,
    },
  ],
  [
    { kind: "unavailable", cause: "dns", alert: false },
    { level: 40, outcome: "unavailable", cause: "dns", alert: false, msg: unprocessed },
  ],
  [
    { kind: "unknown", cause: "timeout" },
    { ...unknown, cause: "timeout" },
  ],
  [
    { kind: "unknown", cause: "not_understood", httpStatus: 200, errorId: "e", ...ids },
    { ...unknown, cause: "not_understood", httpStatus: 200, errorId: "e", ...kept },
  ],
];

test.each(lines)("line about %j", (answer, line) => {
  const written: string[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (text) => void written.push(text) });
  logCall(log, answer, 12);
  expect(written.map((text) => JSON.parse(text))).toEqual([{ durationMs: 12, ...line }]);
});
