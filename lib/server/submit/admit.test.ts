import { expect, test } from "vitest";
import type { Outcome } from "../../onboarding/outcome";
import { metrics } from "../ops/metrics";
import { admitSubmission } from "./admit";

const verified: Outcome = { kind: "verified", reference: "ref_certel#1", at: "2026-03-02T09:00:05.000Z" };

async function counted(name: string, labels: Record<string, string>): Promise<number> {
  const metric = await metrics().registry.getSingleMetric(name)?.get();
  const found = metric?.values.find((value) =>
    Object.entries(labels).every(([label, wanted]) => value.labels[label] === wanted),
  );
  return found?.value ?? 0;
}
const attempts = (outcome: string, reason = "") => counted("onboarding_attempts_total", { outcome, reason });

test("one more than allowed is busy and does not run; a place is free again once one has ended", async () => {
  let end = () => {};
  const first = admitSubmission(
    () =>
      new Promise((resolve) => {
        end = () => resolve(verified);
      }),
    1,
  );
  const never = () => Promise.reject(new Error("It ran."));
  expect(await admitSubmission(never, 1)).toEqual({ kind: "refused", reason: "busy" });
  expect(await counted("onboarding_submissions_in_flight", {})).toBe(1);
  end();
  expect(await first).toEqual(verified);
  expect(await admitSubmission(async () => verified, 1)).toEqual(verified);
  expect(await attempts("refused", "busy")).toBe(1);
  expect(await attempts("verified")).toBe(2);
});

test("a surprise gives its place back and is counted", async () => {
  const broken = () => Promise.reject(new Error("broken"));
  await expect(admitSubmission(broken, 1)).rejects.toThrow("broken");
  expect(await admitSubmission(async () => verified, 1)).toEqual(verified);
  expect(await attempts("error")).toBe(1);
});

test("an end that is told again is counted as that, and the fields it names no second time", async () => {
  const fields = ["birthDate"];
  const before = await attempts("not_verified");
  const ended: Outcome = { ...verified, kind: "not_verified", fields };
  await admitSubmission(async () => ended, 1);
  await admitSubmission(async (onReplay) => {
    onReplay();
    return ended;
  }, 1);
  await admitSubmission(async () => ({ kind: "refused", reason: "unchanged", fields, sendable: false }), 1);
  expect((await attempts("not_verified")) - before).toBe(1);
  expect(await attempts("replay")).toBe(1);
  expect(await attempts("refused", "unchanged")).toBe(1);
  expect(await counted("onboarding_rejected_fields_total", { field: "birthDate" })).toBe(0);
});
