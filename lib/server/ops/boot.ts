import { randomBytes } from "node:crypto";
import { photoLimits } from "../../kredibel/constraints";
import { startSimulator } from "../../kredibel/simulator/simulator";
import { AlreadyOpen } from "../../ledger/database/process-lock";
import { notePeers } from "../http/address";
import { maxBodyBytes } from "../http/body-limit.mjs";
import { guardIntake, intakePace } from "../http/request-guard";
import { gateway, setSimulator } from "../kredibel";
import { startLedger } from "../ledger";
import { readSettings, type Settings } from "./env";
import { collectLessOften } from "./heap";
import { goOnUnread, log } from "./log";
import { serveMetrics } from "./metrics-server";
import { addReadinessCheck } from "./readiness";
import { noticeStopping } from "./stopping";

/**
 * What happens once before the first request: the settings are checked, the ledger is opened, and the simulator
 * starts where it is on. Wrong settings, or a database that another process has, end the process with 1, since an error
 * thrown here would leave a server that answers 500.
 */
export async function boot(): Promise<void> {
  goOnUnread();
  const read = readSettings();
  if (!read.ok) {
    process.stderr.write(read.problems.map((problem) => `${problem}\n`).join(""));
    process.exit(1);
  }
  guardIntake(read.settings.PORT, {
    ...intakePace,
    maxBytes: maxBodyBytes(photoLimits),
    maxAtOnce: read.settings.MAX_UPLOADS,
    maxOfOne: read.settings.UPLOADS_PER_ADDRESS,
    hops: read.settings.TRUSTED_PROXY_HOPS,
  });
  noticeStopping();
  collectLessOften();
  const { METRICS_PORT, METRICS_HOST } = read.settings;
  if (METRICS_PORT !== undefined)
    await serveMetrics(METRICS_PORT, METRICS_HOST).catch((error) =>
      stopAtStart(error, "METRICS_PORT cannot be listened on."),
    );
  notePeers();
  await openLedger(read.settings);
  addReadinessCheck("breaker", async () => gateway().state() !== "open");
  if (!read.settings.KREDIBEL_SIMULATOR) return;
  const apiKey = read.settings.KREDIBEL_API_KEY ?? randomBytes(24).toString("hex");
  const { url } = await startSimulator({ apiKey });
  setSimulator({ baseUrl: url, apiKey });
  log().warn({ simulator: true }, "The simulator answers instead of Kredibel: nobody is verified.");
}

async function openLedger(settings: Settings): Promise<void> {
  try {
    await startLedger(settings, log());
  } catch (error) {
    if (error instanceof AlreadyOpen) process.stderr.write(`${error.message}\n`);
    stopAtStart(error, "The ledger's database cannot be opened.");
  }
}

function stopAtStart(error: unknown, sentence: string): never {
  log().fatal({ err: error, alert: true }, sentence);
  process.exit(1);
}
