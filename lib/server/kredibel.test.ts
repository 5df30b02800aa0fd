import { expect, test } from "vitest";
import { countCallsOn } from "./kredibel";
import { createMetrics } from "./ops/metrics";

test("rejected fields: counted by name, and unknown names as one", async () => {
  const metrics = createMetrics();
  const rejectFields = ["fullName", "9912345678901234", "another"];
  countCallsOn(metrics)({ kind: "not_verified", id: "1", referenceId: "r", rejectFields }, 1);
  const text = await metrics.registry.metrics();
  expect(text).toContain('onboarding_rejected_fields_total{field="fullName"} 1');
  expect(text).toContain('onboarding_rejected_fields_total{field="other"} 2');
  expect(text).not.toContain("9912345678901234");
});

test("call: timed by how it ended", async () => {
  const metrics = createMetrics();
  const countCall = countCallsOn(metrics);
  countCall({ kind: "unknown", cause: "reset" }, 3);
  countCall({ kind: "invalid", fields: ["fullName"] }, 0.5);
  const text = await metrics.registry.metrics();
  expect(text).toContain('onboarding_kredibel_seconds_sum{answer="unknown",cause="reset"} 3');
  expect(text).toContain('onboarding_kredibel_seconds_sum{answer="invalid",cause=""} 0.5');
});
