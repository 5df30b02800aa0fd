import { photoLimits } from "../../kredibel/constraints";
import { AlreadyOpen } from "../../ledger/database/process-lock";
import { notePeers } from "../http/address";
import { maxBodyBytes } from "../http/body-limit.mjs";
import { guardIntake, intakePace } from "../http/request-guard";
import { createEarlyServices, openServices } from "../open-services";
import { type EarlyServices, provideServices, type Services } from "../services";
import { readSettings } from "./env";
import { collectLessOften } from "./heap";
import { ignoreClosedOutput } from "./log";
import { serveMetrics } from "./metrics-server";
import { stopOnSignals } from "./stopping";

/** Exits with 1 on failure: after an error here Next would serve 500s. */
export async function boot(): Promise<void> {
  ignoreClosedOutput();
  const read = readSettings();
  if (!read.ok) {
    process.stderr.write(read.problems.map((problem) => `${problem}\n`).join(""));
    process.exit(1);
  }
  const { settings } = read;
  const early = createEarlyServices(settings);
  guardIntake(
    settings.PORT,
    {
      ...intakePace,
      maxBytes: maxBodyBytes(photoLimits),
      maxAtOnce: settings.MAX_UPLOADS,
      maxOfOne: settings.UPLOADS_PER_ADDRESS,
      hops: settings.TRUSTED_PROXY_HOPS,
    },
    early,
  );
  stopOnSignals(early.stopping);
  collectLessOften();
  notePeers();
  const services = await open(early);
  provideServices(services);
  const { METRICS_PORT, METRICS_HOST } = settings;
  if (METRICS_PORT !== undefined)
    await serveMetrics(METRICS_PORT, METRICS_HOST, services).catch((error) =>
      stopAtStart(early, error, "METRICS_PORT cannot be listened on."),
    );
}

async function open(early: EarlyServices): Promise<Services> {
  try {
    const { services } = await openServices(early);
    return services;
  } catch (error) {
    if (error instanceof AlreadyOpen) process.stderr.write(`${error.message}\n`);
    return stopAtStart(early, error, "The ledger's database cannot be opened.");
  }
}

function stopAtStart({ log }: EarlyServices, error: unknown, sentence: string): never {
  log.fatal({ err: error, alert: true }, sentence);
  process.exit(1);
}
