import "server-only";
import { sql } from "drizzle-orm";
import { createStaffAuthContext } from "./branch/staff-auth-context";
import { readBrandLogo } from "./http/brand-logo";
import { openGateway } from "./kredibel";
import { openLedger } from "./ledger";
import type { Settings } from "./ops/env";
import { createLog } from "./ops/log";
import { createMetrics } from "./ops/metrics";
import { createReadiness } from "./ops/readiness";
import { createStopping } from "./ops/stopping";
import type { EarlyServices, Services } from "./services";
import { createAdmission } from "./submit/admit";
import { createTurns } from "./turns";

export function createEarlyServices(settings: Settings): EarlyServices {
  const log = createLog((line) => process.stdout.write(line), settings.LOG_LEVEL);
  return { settings, log, metrics: createMetrics(), stopping: createStopping(log) };
}

/** @throws AlreadyOpen if another process has the embedded database open */
export async function openServices(
  early: EarlyServices,
): Promise<{ services: Services; close: () => Promise<void> }> {
  const { settings, log, metrics, stopping } = early;
  const { ledger, db, secret, close: closeLedger } = await openLedger(settings, log);
  const { gateway, close: closeGateway } = await openGateway(early);
  const readiness = createReadiness(stopping, {
    database: () => db.execute(sql`select 1`).then(() => true),
    breaker: async () => gateway.state() !== "open",
  });
  const services = {
    ...early,
    readiness,
    brandLogo: readBrandLogo(settings),
    ledger,
    gateway,
    admitSubmission: createAdmission(early, settings.MAX_SUBMISSIONS),
    // One decode may take 100 MB.
    photoTurns: createTurns(2, (count) => metrics.photosWaiting.set(count)),
    staffAuth: createStaffAuthContext(db, secret),
    // Password hashing competes with photos for threads and memory.
    passwordTurns: createTurns(2),
  };
  const close = async () => {
    await closeLedger();
    await closeGateway();
  };
  return { services, close };
}
