import { join } from "node:path";

/** What the tests talk to: the app and the stand-in for Kredibel, or with `BASE_URL` a deployed app alone. */

const appPort = Number(process.env.E2E_PORT ?? 3200);
const simulatorPort = appPort + 1;

/** A deployed app to test. Nothing is started then, and tests that need a hand on Kredibel's stand-in are skipped. */
export const deployedUrl = process.env.BASE_URL;

export const app = { port: appPort, url: deployedUrl ?? `http://localhost:${appPort}` };
export const simulator = { port: simulatorPort, url: `http://127.0.0.1:${simulatorPort}` };

/** Another system's: webhooks come to `hook`, and `url` lists them. */
export const receiver = {
  port: appPort + 2,
  hook: `http://127.0.0.1:${appPort + 2}/hook`,
  url: `http://127.0.0.1:${appPort + 3}/`,
};

/** Where the app under test keeps its embedded database: among the results, which each run removes first. */
export const dataDir = join(import.meta.dirname, "../../..", "test-results", "data");

/** An embedded database without anything in it: making one takes each server of a test seconds, copying it none. */
export const emptyDataDir = join(dataDir, "..", "empty-data");

/** The key of another system, with every scope; `API_KEY` names one of a deployed app. */
export const apiKeyFile = join(dataDir, "../api-key");

/** What the app under test signs its webhooks with. */
export const webhookSecretFile = join(dataDir, "../webhook-secret");

/** The key of the tests: it opens nothing, and it must turn up nowhere in what a browser gets. */
export const canaryKey = "canary-key-that-no-browser-may-ever-see";

/** Whom the app under test names for help. */
export const supportContact = "bantuan@contoh.id";

/** All tests come from one address and fail on purpose; what is capped has tests with servers of their own. */
export const wideOpen = {
  STARTS_PER_ADDRESS_AND_HOUR: "1000000",
  SUBMISSIONS_PER_ADDRESS_AND_HOUR: "1000000",
  SIGN_INS_PER_ADDRESS: "1000000",
  SIGN_INS_PER_ACCOUNT: "1000000",
  LOOKUPS_PER_PERSON_AND_HOUR: "1000000",
  UPLOADS_PER_ADDRESS: "10000",
  CALLS_PER_HOUR: "1000000",
  BREAKER_FAILURES: "1000000",
};

/** Where the app under test leads on to after a result. */
export const returnUrl = "https://toko.contoh.id/selesai";
