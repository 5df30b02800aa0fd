import type { Logger } from "pino";
import { cut } from "../ledger/audit/chain";
import { databaseClock } from "../ledger/clock";
import type { Database } from "../ledger/database/database";
import { openDatabase } from "../ledger/database/open";
import { createKeyedHash } from "../ledger/fingerprint";
import { createLedger, type Ledger } from "../ledger/ledger";
import { defaultRules, type LedgerRules, timeoutsOf } from "../ledger/rules";
import { purgeSessions } from "../staff/session";
import { staffRules } from "./branch/staff-auth-context";
import type { Settings } from "./ops/env";
import type { Secrets } from "./secrets";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const purgeEveryMs = 6 * hourMs;

export type OpenLedger = { ledger: Ledger; db: Database; close: () => Promise<void> };

/**
 * Starts the cleanup jobs, too.
 * @throws AlreadyOpen if another process has the embedded database open
 */
export async function openLedger(settings: Settings, secrets: Secrets, log: Logger): Promise<OpenLedger> {
  const {
    DATABASE_URL,
    DATABASE_POOL_SIZE,
    DATA_DIR,
    RETENTION_DAYS,
    CONSENT_RETENTION_DAYS,
    AUDIT_RETENTION_DAYS,
  } = settings;
  const { db, close: closeDatabase } = await openDatabase({
    ...(DATABASE_URL && { databaseUrl: DATABASE_URL }),
    dataDir: DATA_DIR,
    maxConnections: DATABASE_POOL_SIZE,
    onConnectionLost: ({ name }) => log.warn({ cause: name }, "An idle database connection broke."),
  });
  const hash = createKeyedHash(secrets.current, secrets.former);
  const ledger = createLedger({ db, hash, rules: rulesOf(settings), now: databaseClock });

  const days = { retentionDays: RETENTION_DAYS, consentRetentionDays: CONSENT_RETENTION_DAYS };
  const cutAudit = async () => {
    const cutting = await cut(db, new Date(Date.now() - AUDIT_RETENTION_DAYS * 24 * hourMs));
    if (!cutting.ok)
      log.error({ ...cutting, alert: true }, "The audit's chain is broken: `npm run audit -- verify`.");
  };
  const purge = () =>
    Promise.all([ledger.purge(days), purgeSessions(db, staffRules(settings)), cutAudit()])
      .then(([{ attempts }]) =>
        log.info({ count: attempts }, "Attempts that were too old have been deleted."),
      )
      .catch((error) =>
        log.error({ err: error, alert: true }, "Deleting what is too old failed; it will be tried again."),
      );
  const endLeftBehind = () =>
    Promise.all([ledger.endLeftBehind(), ledger.expireSessions(), ledger.dropDraftKeys()]).catch((error) =>
      log.error(
        { err: error },
        "Attempts that were left behind, or sessions whose time is over, could not be ended.",
      ),
    );
  const jobs = [repeated(purge, purgeEveryMs), repeated(endLeftBehind, minuteMs)];
  const close = async () => {
    for (const stop of jobs) await stop();
    await closeDatabase();
  };
  return { ledger, db, close };
}

/**
 * Runs never overlap.
 * @returns stops it after the current run
 */
function repeated(work: () => Promise<unknown>, everyMs: number): () => Promise<unknown> {
  let running = work();
  const timer = setInterval(() => {
    running = running.then(work);
  }, everyMs).unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}

export function rulesOf(settings: Settings): LedgerRules {
  const retry = settings.UNKNOWN_RETRY_AFTER;
  const anHour = (count: number) => ({ count, windowMs: hourMs });
  return {
    ...timeoutsOf(settings.KREDIBEL_TIMEOUT_MS),
    unknownRetryAfterMs: retry === "never" ? retry : retry * minuteMs,
    applicationLifetimeMs: 24 * hourMs,
    handoffMs: defaultRules.handoffMs,
    draftAsks: defaultRules.draftAsks,
    attemptsPerApplication: {
      count: settings.ATTEMPTS_PER_APPLICATION,
      windowMs: settings.ATTEMPTS_WINDOW_HOURS * hourMs,
    },
    chargedCallsPerNik: { count: settings.CHARGED_CALLS_PER_NIK_AND_DAY, windowMs: 24 * hourMs },
    calls: anHour(settings.CALLS_PER_HOUR),
    startsPerAddress: anHour(settings.STARTS_PER_ADDRESS_AND_HOUR),
    submissionsPerAddress: anHour(settings.SUBMISSIONS_PER_ADDRESS_AND_HOUR),
    keylessCallsPerAddress: defaultRules.keylessCallsPerAddress,
    signInsPerAccount: { count: settings.SIGN_INS_PER_ACCOUNT, windowMs: 15 * minuteMs },
    signInsPerAddress: { count: settings.SIGN_INS_PER_ADDRESS, windowMs: 15 * minuteMs },
    lookupsPerCase: defaultRules.lookupsPerCase,
    lookupsPerPerson: anHour(settings.LOOKUPS_PER_PERSON_AND_HOUR),
  };
}
