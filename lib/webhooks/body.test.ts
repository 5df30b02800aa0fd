import fc from "fast-check";
import { expect, test } from "vitest";
import type { OutboxRow } from "../ledger/schema";
import { bodyOf } from "./body";

const row: OutboxRow = {
  id: 1,
  eventId: "00000000-0000-4000-8000-000000000001",
  endpointId: "00000000-0000-4000-8000-000000000002",
  event: "attempt.settled",
  attemptId: "00000000-0000-4000-8000-000000000003",
  applicationId: "00000000-0000-4000-8000-000000000004",
  sessionId: null,
  outcome: "not_verified",
  rejectFields: ["fullName"],
  reference: "ref_certel#1",
  kredibelId: "history-1",
  ref: "order-7",
  channel: "branch",
  branch: "JKT-01",
  byOperator: false,
  endedAt: new Date("2026-03-02T09:00:00.000Z"),
  writtenAt: new Date("2026-03-02T09:00:00.000Z"),
  tries: 1,
  dueAt: null,
  deliveredAt: null,
  lastResult: null,
};

test("body: whole where it fits, without the ids of our own tables", () => {
  const text = bodyOf(row);
  expect(JSON.parse(text).data).toMatchObject({ rejectFields: ["fullName"], referenceId: "ref_certel#1" });
  expect(text).not.toContain("cut");
  for (const id of [row.endpointId, row.applicationId]) expect(text).not.toContain(id);
});

test("body: under 1 KB whatever Kredibel has answered, and says where it was cut", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 200, size: "max" });
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 20, size: "max" }),
      text,
      text,
      (rejectFields, reference, kredibelId) => {
        const body = bodyOf({ ...row, rejectFields, reference, kredibelId });
        expect(Buffer.byteLength(body)).toBeLessThanOrEqual(1_000);
        const { data } = JSON.parse(body);
        if (!data.cut) expect(data).toMatchObject({ rejectFields, referenceId: reference, kredibelId });
        expect(data.attemptId).toBe(row.attemptId);
      },
    ),
    { numRuns: 30 },
  );
});
