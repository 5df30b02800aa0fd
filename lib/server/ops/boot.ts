import type { Logger } from "pino";
import { databaseProblem } from "../../ledger/database/problem";
import { AlreadyOpen } from "../../ledger/database/process-lock";
import { notePeers } from "../http/address";
import { defaultPace } from "../http/body-intake";
import { bodyRules, readActions } from "../http/body-rules";
import { guardPort } from "../http/request-guard";
import { createEarlyServices, openServices } from "../open-services";
import { type EarlyServices, provideServices, type Services } from "../services";
import { readSettings, type Settings } from "./env";
import { collectLessOften } from "./heap";
import { keepToJsonLines } from "./json-lines.mjs";
import { createLog, ignoreClosedOutput } from "./log";
import { serveMetrics } from "./metrics-server";
import { scrubText } from "./scrub";
import { stopOnSignals } from "./stopping";

/** Exits with 1 on failure: after an error here Next would serve 500s. */
export async function boot(): Promise<void> {
  ignoreClosedOutput();
  keepToJsonLines(scrubText);
  const read = readSettings();
  if (!read.ok) {
    process.stderr.write(read.problems.map((problem) => `${problem}\n`).join(""));
    process.exit(1);
  }
  const { settings } = read;
  const log = createLog((line) => process.stdout.write(line), settings.LOG_LEVEL);
  for (const warning of read.warnings) log.warn({ reason: "settings" }, warning);
  const early = begin(settings, log);
  const guarding = {
    rules: bodyRules,
    pace: defaultPace,
    places: { atOnce: settings.MAX_UPLOADS, perAddress: settings.UPLOADS_PER_ADDRESS },
    hops: settings.TRUSTED_PROXY_HOPS,
    actions: readActions(),
  };
  guardPort(settings.PORT, guarding, early);
  stopOnSignals(early.stopping);
  collectLessOften();
  notePeers();
  const services = await open(early);
  provideServices(services);
  const { METRICS_PORT, METRICS_HOST } = settings;
  if (METRICS_PORT !== undefined)
    await serveMetrics(METRICS_PORT, METRICS_HOST, services).catch((error) =>
      stopAtStart(log, error, "METRICS_PORT cannot be listened on."),
    );
}

function begin(settings: Settings, log: Logger): EarlyServices {
  try {
    return createEarlyServices(settings, log);
  } catch (error) {
    return stopAtStart(log, error, "DATA_DIR cannot be written.");
  }
}

async function open(early: EarlyServices): Promise<Services> {
  try {
    const { services } = await openServices(early);
    return services;
  } catch (error) {
    if (error instanceof AlreadyOpen) process.stderr.write(`${error.message}\n`);
    return stopAtStart(early.log, error, `The ledger's database cannot be opened. ${databaseProblem(error)}`);
  }
}

function stopAtStart(log: Logger, error: unknown, sentence: string): never {
  log.fatal({ err: error, alert: true }, sentence);
  process.exit(1);
}
