import { mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Environment, type Running, root, run, serve } from "./processes";

const port = Number(process.env.BENCH_PORT ?? 3300);
/** The Next of a folder: its server and its pages must share one React. */
const nextOf = (folder: string) => createRequire(join(folder, "package.json")).resolve("next/dist/bin/next");

/** Where the bench's servers listen: each its own port, counted up from `BENCH_PORT`. */
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

/** Builds the app as production does, once a run. */
export function buildApp(): Promise<void> {
  built ??= buildNext("the app", root, kredibelEnv);
  return built;
}

/** The built app, as production starts it. */
export function startApp({
  at = ports.app,
  env = {},
}: {
  at?: number;
  env?: Environment;
} = {}): Promise<Running> {
  return startNext(`app on ${at}`, root, at, { ...kredibelEnv, ...env });
}

export function startNext(name: string, cwd: string, at: number, env: Environment = {}): Promise<Running> {
  const args = [nextOf(cwd), "start", "-p", String(at)];
  return serve(name, `http://localhost:${at}`, { command: process.execPath, args, cwd, env });
}

export const buildNext = (name: string, cwd: string, env: Environment = {}) =>
  run(`build of ${name}`, { command: process.execPath, args: [nextOf(cwd), "build"], cwd, env });

/** The stand-in for Kredibel. */
export function startSimulator(): Promise<Running> {
  const args = ["--import", "tsx", join(root, "lib/kredibel/simulator/main.ts")];
  const env = { ...kredibelEnv, PORT: String(ports.simulator) };
  return serve("stand-in for Kredibel", kredibelEnv.KREDIBEL_BASE_URL, {
    command: process.execPath,
    args,
    env,
  });
}
