import fc from "fast-check";
import { expect, test } from "vitest";
import { sessionLeft } from "./session-left";

const minute = 60_000;
const hour = 60 * minute;
const seenAt = Date.parse("2026-03-02T09:00:00Z");
const left = (afterMs: number, shiftMs = 12 * hour, mayExtend = true) =>
  sessionLeft({ seenAt, idleMs: 30 * minute, endsAt: seenAt + shiftMs, mayExtend }, seenAt + afterMs);

test("session: warned one minute before 30 idle minutes are over, then ended", () => {
  expect(left(29 * minute - 1).kind).toBe("in_use");
  expect(left(29 * minute)).toMatchObject({ kind: "warned", leftMs: minute, by: "idle" });
  expect(left(30 * minute).kind).toBe("over");
});

test.each([
  [true, "shift"],
  [false, "last"],
])("session: warned before the shift ends too, which no use puts off (may extend: %s)", (mayExtend, by) => {
  expect(left(4 * minute, 5 * minute, mayExtend)).toMatchObject({ kind: "warned", leftMs: minute, by });
  expect(left(5 * minute, 5 * minute, mayExtend).kind).toBe("over");
});

test("session: of two ends at the same moment the shift's is said, since a use would not do", () => {
  expect(left(29 * minute, 30 * minute).by).toBe("shift");
  expect(left(29 * minute, 30 * minute + 1).by).toBe("idle");
});

test("session: never over without a minute's warning, whatever its two ends are", () => {
  const length = fc.integer({ min: minute + 1, max: 20 * hour });
  fc.assert(
    fc.property(length, length, (idleMs, shiftMs) => {
      const session = { seenAt, idleMs, endsAt: seenAt + shiftMs, mayExtend: false };
      const end = seenAt + Math.min(idleMs, shiftMs);
      expect(sessionLeft(session, end - 1)).toMatchObject({ kind: "warned", leftMs: 1 });
      expect(sessionLeft(session, end - minute)).toMatchObject({ kind: "warned", leftMs: minute });
      expect(sessionLeft(session, end).kind).toBe("over");
    }),
  );
});
