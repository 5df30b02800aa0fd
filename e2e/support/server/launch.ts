import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

export const root = join(import.meta.dirname, "../../..");

/** A process that answers HTTP. */
export type Server = {
  url: string;
  pid: number;
  /** Every line that it wrote to stdout and stderr so far. */
  output: () => string;
  running: () => boolean;
  /** Resolves once it has ended. */
  gone: Promise<void>;
  /** Stops reading its output, as a log collector does that dies. */
  leaveUnread: () => void;
  /** Sends a signal; resolves with the exit code, or the signal's name where it died of one. */
  stop: (signal?: NodeJS.Signals) => Promise<number | string>;
};

type Launch = {
  url: string;
  /** The path that answers below 500 once the server is ready. */
  ready?: string;
  /** Node, unless another program is named. */
  command?: string;
  args: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  cwd?: string;
  uid?: number;
  gid?: number;
};

const children = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of children) child.kill();
});

/** Starts a server and waits until it answers. */
export async function launch({
  url,
  ready = "/",
  command = process.execPath,
  args,
  env,
  ...options
}: Launch): Promise<Server> {
  const child = spawn(command, args, {
    ...options,
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  // With the last of what it wrote.
  const gone = once(child, "close").then(() => void children.delete(child));
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => {
      output += `${line}\n`;
    });
  const running = () => child.exitCode === null && child.signalCode === null;
  const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
    if (running()) child.kill(signal);
    await gone;
    return child.exitCode ?? child.signalCode ?? "?";
  };
  const leaveUnread = () => {
    child.stdout.destroy();
    child.stderr.destroy();
  };
  for (let tries = 0; !(await answers(`${url}${ready}`)); tries++) {
    if (running() && tries < 1_200) continue;
    await stop("SIGKILL");
    throw new Error(`${command} ${args.join(" ")} did not answer: ${output}`);
  }
  return { url, pid: child.pid ?? 0, output: () => output, running, gone, leaveUnread, stop };
}

/** Whether an address answers below 500; where it does not, after a tenth of a second. */
async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url, { redirect: "manual" }).catch(() => null);
  await answer?.arrayBuffer();
  if (answer && answer.status < 500) return true;
  await wait(100);
  return false;
}

/** Next's own program, of a folder: its server and its pages must share one React. */
export const nextOf = (folder: string) =>
  createRequire(join(folder, "package.json")).resolve("next/dist/bin/next");

/**
 * Longer than any test leaves a connection idle: Node closes one after 5 s, and what Playwright then sends on it, in a route's
 * `fetch`, is reset.
 */
export const keepAliveMs = 120_000;

/** What `next build` made in a folder, served by `next start`. */
export function launchNext(port: number, env: Launch["env"] = {}, folder = root): Promise<Server> {
  return launch({
    url: `http://127.0.0.1:${port}`,
    args: [nextOf(folder), "start", "-p", String(port), "--keepAliveTimeout", String(keepAliveMs)],
    env: { ...process.env, NODE_ENV: "production", ...env },
    cwd: folder,
  });
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
