import { pino } from "pino";
import { beforeEach, expect, test } from "vitest";
import type { Outcome } from "../../outcomes/outcome";
import { createMetrics } from "../ops/metrics";
import { createStopping } from "../ops/stopping";
import { createSubmissions } from "./admit";

const said = { id: "Sudah ditolak.", en: "Rejected before." };

const verified: Outcome = { kind: "verified", reference: "ref_certel#1", at: "2026-03-02T09:00:05.000Z" };

let metrics: ReturnType<typeof createMetrics>;
let stopping: ReturnType<typeof createStopping>;
let submissions: ReturnType<typeof createSubmissions>;
beforeEach(() => {
  metrics = createMetrics();
  stopping = createStopping(pino({ level: "silent" }));
  submissions = createSubmissions({ metrics, stopping }, 1);
});

async function counted(name: string, labels: Record<string, string>): Promise<number> {
  const metric = await metrics.registry.getSingleMetric(name)?.get();
  const found = metric?.values.find((value) =>
    Object.entries(labels).every(([label, wanted]) => value.labels[label] === wanted),
  );
  return found?.value ?? 0;
}
const once = (reply: Outcome) => async () => ({ reply, replayed: false });
const attempts = (outcome: string, reason = "") => counted("onboarding_attempts_total", { outcome, reason });

test("one more than allowed is busy and does not run; a place is free again once one has ended", async () => {
  let end = () => {};
  const first = submissions.run(
    () =>
      new Promise((resolve) => {
        end = () => resolve({ reply: verified, replayed: false });
      }),
  );
  const never = () => Promise.reject(new Error("It ran."));
  expect(await submissions.run(never)).toEqual({ kind: "refused", reason: "busy" });
  expect(await counted("onboarding_submissions_in_flight", {})).toBe(1);
  end();
  expect(await first).toEqual(verified);
  expect(await submissions.run(once(verified))).toEqual(verified);
  expect(await attempts("refused", "busy")).toBe(1);
  expect(await attempts("verified")).toBe(2);
});

test("admission: a process that stops takes no submission", async () => {
  stopping.begin("SIGTERM");
  expect(await submissions.run(once(verified))).toEqual({ kind: "refused", reason: "busy" });
});

test("a surprise gives its place back and is counted", async () => {
  const broken = () => Promise.reject(new Error("broken"));
  await expect(submissions.run(broken)).rejects.toThrow("broken");
  expect(await submissions.run(once(verified))).toEqual(verified);
  expect(await attempts("error")).toBe(1);
});

test("an end that is told again is counted as that, and the fields it names no second time", async () => {
  const fields = ["birthDate"];
  const before = await attempts("not_verified");
  const ended: Outcome = { ...verified, kind: "not_verified", fields };
  await submissions.run(once(ended));
  await submissions.run(async () => ({ reply: ended, replayed: true }));
  await submissions.run(once({ kind: "refused", reason: "unchanged", said, fields, sendable: false }));
  expect((await attempts("not_verified")) - before).toBe(1);
  expect(await attempts("replay")).toBe(1);
  expect(await attempts("refused", "unchanged")).toBe(1);
  expect(await counted("onboarding_rejected_fields_total", { field: "birthDate" })).toBe(0);
});

test("charges: a liveness rejection is counted apart, a repeated or refused reply not at all", async () => {
  const fields = ["liveness_check"];
  const reply: Outcome = {
    kind: "not_verified",
    reference: "ref_certel#2",
    at: "2026-03-02T09:00:05.000Z",
    fields,
  };
  await submissions.run(once(verified));
  await submissions.run(once(reply));
  await submissions.run(async () => ({ reply, replayed: true }));
  await submissions.run(once({ kind: "refused", reason: "limit" }));
  const charges = (charge: string) => counted("onboarding_charges_total", { charge });
  expect(await Promise.all(["full", "liveness_only", "none", "unknown"].map(charges))).toEqual([1, 1, 0, 0]);
});
