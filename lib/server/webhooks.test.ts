import { expect, test, vi } from "vitest";
import type { Database } from "../ledger/database/database";
import { claimed, claimOf, nik, openCase } from "../ledger/testing/cases";
import { onEachDatabase } from "../ledger/testing/databases";
import { addEndpoint } from "../webhooks/endpoints";
import { startReceiver } from "../webhooks/testing/receiver";
import { createLog } from "./ops/log";
import { createMetrics } from "./ops/metrics";
import { startWebhooks } from "./webhooks";

onEachDatabase(
  "startWebhooks",
  (bench) => {
    test("a slow endpoint holds no other up; each try is counted, a failure is in the log", async () => {
      const { database, ledger } = bench();
      const { db } = database;
      const [hung, down, up] = [await startReceiver(), await startReceiver(), await startReceiver()];
      const held: (() => void)[] = [];
      hung.answerWith((_, response) => held.push(() => response.writeHead(204).end()));
      down.answerWith((_, response) => response.writeHead(500).end());
      for (const { url } of [hung, down, up]) await addEndpoint(db, url, ["attempt.settled"]);
      for (let count = 0; count < 3; count++) {
        const claim = claimOf(ledger, await openCase(ledger), { identityId: nik(count) });
        const lease = await claimed(ledger, claim);
        await ledger.markSent(lease);
        await ledger.settleAttempt(lease, { kind: "verified", reference: "r" });
      }
      const [metrics, lines]: [ReturnType<typeof createMetrics>, string[]] = [createMetrics(), []];
      const stop = startWebhooks({
        db,
        settings: { WEBHOOK_ALLOW_PRIVATE: true },
        metrics,
        log: createLog((line) => lines.push(line)),
      });
      await vi.waitUntil(() => up.received.length === 3 && down.received.length === 3 && held.length === 1, {
        timeout: 15_000,
      });
      const stopped = stop();
      for (const release of held) release();
      await stopped;
      expect(hung.received).toHaveLength(1);
      const told = await metrics.registry.metrics();
      expect(told).toContain('onboarding_webhook_tries_total{result="delivered"} 4');
      expect(told).toContain('onboarding_webhook_tries_total{result="refused"} 3');
      expect(told).toMatch(/onboarding_webhook_oldest_undelivered_seconds [1-9]/);
      expect(lines.map((line) => JSON.parse(line))).toMatchObject(
        Array.from({ length: 3 }, () => ({ level: "warn", reason: "refused", httpStatus: 500, count: 1 })),
      );
      for (const one of [hung, down, up]) await one.close();
    });
  },
  ["postgresql"],
);

test("startWebhooks: an outage of the database is told once, the next again", async () => {
  vi.useFakeTimers();
  let [down, looks] = [true, 0];
  const select = () => {
    looks++;
    const found = down ? Promise.reject(new Error("the database is down")) : Promise.resolve([]);
    return { from: () => ({ where: () => found }) };
  };
  const lines: string[] = [];
  const stop = startWebhooks({
    db: { select } as unknown as Database,
    settings: { WEBHOOK_ALLOW_PRIVATE: false },
    metrics: createMetrics(),
    log: createLog((line) => lines.push(line)),
  });
  await vi.advanceTimersByTimeAsync(20_000);
  expect(looks).toBeGreaterThan(5);
  expect(lines).toHaveLength(1);
  down = false;
  await vi.advanceTimersByTimeAsync(4_000);
  down = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(lines).toHaveLength(2);
  vi.useRealTimers();
  await stop();
});
