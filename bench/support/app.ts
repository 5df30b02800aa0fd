import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, launchNext, nextOf, root, type Server } from "../../e2e/support/server/launch";
import { type Environment, run } from "./processes";

const port = Number(process.env.BENCH_PORT ?? 3300);

export const ports = {
  app: port,
  simulator: port + 1,
  blank: port + 2,
  bare: port + 4,
  second: port + 5,
};

export const kredibelEnv = {
  KREDIBEL_BASE_URL: `http://127.0.0.1:${ports.simulator}`,
  KREDIBEL_API_KEY: "the-key-of-the-bench-opens-nothing",
  LEDGER_SECRET: "a secret that only the bench knows, as long as needed",
  DATA_DIR: mkdtempSync(join(tmpdir(), "kredibel-bench-data-")),
};

let built: Promise<void> | undefined;

/** Once a run. */
export function buildApp(): Promise<void> {
  // The queue's server is started as the image starts it.
  built ??= buildNext("the app", root, { ...kredibelEnv, BUILD_STANDALONE: "1" });
  return built;
}

/** The built app, as production starts it. */
export const startApp = (at = ports.app, env: Environment = {}): Promise<Server> =>
  launchNext(at, { ...kredibelEnv, ...env });

export const buildNext = (name: string, cwd: string, env: Environment = {}) =>
  run(`build of ${name}`, { command: process.execPath, args: [nextOf(cwd), "build"], cwd, env });

/** A program of ours in a process of its own. */
export const startTool = (file: string, port: number, env: Environment = {}): Promise<Server> =>
  launch({
    url: `http://127.0.0.1:${port}`,
    args: ["--import", "tsx", join(root, file)],
    env: { ...process.env, ...kredibelEnv, PORT: String(port), ...env },
    cwd: root,
  });
