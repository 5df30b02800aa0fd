import type { Logger } from "pino";
import type { Database } from "../ledger/database/database";
import { type DeliveryContext, deliverDue, liveEndpoints, oldestUndelivered } from "../webhooks/deliver";
import type { Settings } from "./ops/env";
import type { Metrics } from "./ops/metrics";

const lookEveryMs = 2_000;

type Needs = {
  db: Database;
  settings: Pick<Settings, "WEBHOOK_ALLOW_PRIVATE">;
  metrics: Metrics;
  log: Logger;
};

/**
 * Delivers what the outbox holds, each endpoint in a lane of its own.
 * @returns stops it after the tries under way
 */
export function startWebhooks({ db, settings, metrics, log }: Needs): () => Promise<void> {
  const lanes = new Map<string, Promise<unknown>>();
  const ending = new AbortController();
  const context: DeliveryContext = {
    db,
    post: { allowPrivate: settings.WEBHOOK_ALLOW_PRIVATE },
    stopped: () => ending.signal.aborted,
    onResult: (result, { attemptId, sessionId, tries }, posted) => {
      metrics.webhookTries.inc({ result });
      if (result === "delivered") return;
      const lost = result === "gone" || result === "given_up";
      const fields = {
        ...(attemptId && { attemptId }),
        ...(sessionId && { sessionId }),
        reason: result,
        count: tries,
        ...(posted.kind === "answered" && { httpStatus: posted.status }),
      };
      log.warn({ ...fields, ...(lost && { alert: true }) }, "A webhook was not delivered.");
    },
  };
  const look = async () => {
    const endpoints = await liveEndpoints(db);
    for (const endpoint of endpoints) {
      if (lanes.has(endpoint.id)) continue;
      const lane = deliverDue(context, endpoint.id)
        .catch((error) =>
          log.error({ err: error }, "Webhooks could not be delivered; it will be tried again."),
        )
        .finally(() => lanes.delete(endpoint.id));
      lanes.set(endpoint.id, lane);
    }
    metrics.webhookOldest.set(endpoints.length === 0 ? 0 : await oldestUndelivered(db));
  };
  let failing = false;
  const lookOnce = async () => {
    try {
      await look();
      failing = false;
    } catch (error) {
      // An outage would fill the log.
      if (!failing) log.error({ err: error }, "Webhooks could not be looked for; it will be tried again.");
      failing = true;
    }
  };
  let looking: Promise<void> | null = null;
  const tick = () => {
    looking ??= lookOnce().finally(() => {
      looking = null;
    });
  };
  tick();
  const timer = setInterval(tick, lookEveryMs).unref();
  return async () => {
    ending.abort();
    clearInterval(timer);
    await looking;
    await Promise.all(lanes.values());
  };
}
