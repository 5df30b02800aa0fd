import "server-only";
import type { Logger } from "pino";
import { databaseClock } from "../ledger/clock";
import { createWriteCheck } from "../ledger/database/write-check";
import { createApiKeys } from "../sessions/keys";
import { sessionBody } from "../sessions/session-body";
import { createSessions } from "../sessions/sessions";
import { createKnownDevices } from "../staff/known-device";
import { sealUnderCurrent } from "../staff/second-factor/second-factor";
import { createTrustedDevices } from "../staff/trusted-device";
import { createStaffAuthContext, secondFactorKeys } from "./branch/staff-auth-context";
import { createWatches } from "./handoff/watches";
import { readBrandLogo } from "./http/brand-logo";
import { createApplicationSeal } from "./http/cookies/application-seal";
import { createCookieWarning, createOriginWarning } from "./http/origin";
import { openGateway } from "./kredibel";
import { openLedger } from "./ledger";
import type { Settings } from "./ops/env";
import { createMetrics } from "./ops/metrics";
import { createReadiness } from "./ops/readiness";
import { createStopping } from "./ops/stopping";
import { readable, secretsOf } from "./secrets";
import type { EarlyServices, Services } from "./services";
import { createSubmissions } from "./submit/admit";
import { createDraftKeys } from "./submit/draft-keys";
import { createTurns } from "./turns";
import { startWebhooks } from "./webhooks";

/** @throws where the simulator's secret cannot be kept */
export function createEarlyServices(settings: Settings, log: Logger): EarlyServices {
  const [secrets, metrics, stopping] = [secretsOf(settings), createMetrics(), createStopping(log)];
  return {
    settings,
    secrets,
    log,
    metrics,
    stopping,
    applicationSeal: createApplicationSeal(secrets),
    warnOfOrigin: createOriginWarning(log),
    begunActions: new Set<string>(),
    warnOfCookie: createCookieWarning(log),
    submissions: createSubmissions({ metrics, stopping }, settings.MAX_SUBMISSIONS),
  };
}

/** Some two seconds of hashing. */
const signInQueue = { queueLength: 20 };

/** @throws AlreadyOpen if another process has the embedded database open */
export async function openServices(
  early: EarlyServices,
): Promise<{ services: Services; close: () => Promise<void> }> {
  const { settings, secrets, log, metrics, stopping } = early;
  const { ledger, db, close: closeLedger } = await openLedger(settings, secrets, log);
  const { gateway, close: closeGateway } = await openGateway(early);
  const readiness = createReadiness(stopping, {
    database: createWriteCheck(db),
    breaker: async () => gateway.state() !== "open",
  });
  const staffAuth = createStaffAuthContext(db, secrets);
  const mode = settings.KREDIBEL_SIMULATOR ? "test" : "live";
  const services: Services = {
    ...early,
    readiness,
    brandLogo: readBrandLogo(settings),
    ledger,
    gateway,
    // One decode of the largest picture takes some 100 MB.
    photoTurns: createTurns(2, { onWaiting: (count) => metrics.photosWaiting.set(count) }),
    watches: createWatches(ledger, stopping),
    staffAuth,
    knownDevices: createKnownDevices(ledger.hash),
    trustedDevices: createTrustedDevices(ledger.hash),
    // Password hashing competes with photos for threads and memory.
    passwordTurns: { known: createTurns(1, signInQueue), unknown: createTurns(1, signInQueue) },
    apiKeys: createApiKeys(db, mode),
    draftKeys: settings.DRAFT_ON_DEVICE === "on" ? createDraftKeys(secrets) : null,
    sessions: createSessions({ db, ledger, mode, secrets: () => readable(secrets), now: databaseClock }),
    sessionBody: sessionBody(settings.RETURN_ORIGINS),
  };
  // A former secret is not read for ever.
  if (secrets.former() !== null) await sealUnderCurrent(db, secondFactorKeys(staffAuth));
  const stopWebhooks = startWebhooks({ db, settings, metrics, log });
  const close = async () => {
    await stopWebhooks();
    await closeLedger();
    await closeGateway();
  };
  return { services, close };
}
