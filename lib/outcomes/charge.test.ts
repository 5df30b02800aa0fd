import { expect, test } from "vitest";
import { type Charge, chargeOf } from "./charge";
import type { CallOutcome } from "./outcome";

const judged = { reference: "ref_certel#1", at: "2026-03-02T09:00:00.000Z" };

test.each<[CallOutcome | null, Charge]>([
  [{ kind: "verified", ...judged }, "full"],
  [{ kind: "verified_with_reason", ...judged, fields: ["emailAddress"] }, "full"],
  [{ kind: "not_verified", ...judged, fields: ["fullName"] }, "full"],
  [{ kind: "not_verified", ...judged, fields: ["liveness_check"] }, "liveness_only"],
  [{ kind: "invalid", problems: {} }, "none"],
  [{ kind: "unavailable", errorId: "e-1" }, "none"],
  [{ kind: "unknown", attemptId: "1" }, "unknown"],
  [null, "unknown"],
])("chargeOf: %j is %s", (outcome, charge) => {
  expect(chargeOf(outcome)).toBe(charge);
});
