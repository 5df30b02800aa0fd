import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export const root = join(import.meta.dirname, "../..");
/** What the bench builds and downloads; git-ignored, and safe to delete. */
export const cache = join(import.meta.dirname, "../.cache");

export type Running = { url: string; pid: number; stop(): Promise<void> };
export type Environment = Record<string, string>;
type Command = { command: string; args: string[]; cwd?: string; env?: Environment };

/** Whatever ends the bench ends what it started. */
const children = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of children) child.kill();
});
process.on("SIGINT", () => process.exit(130));
process.on("SIGTERM", () => process.exit(143));

/** Runs to its end; its output goes to a log in the cache. Throws where it fails. */
export async function run(name: string, command: Command): Promise<void> {
  const { child, log } = begin(name, command);
  const code = await new Promise((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Error(`${name} ended with ${code}: see ${log}`);
}

/** Starts a server and waits until the address answers. */
export async function serve(name: string, url: string, command: Command): Promise<Running> {
  const { child, log } = begin(name, command);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${name} did not start: see ${log}`);
  const ended = new Promise<void>((resolve) => child.on("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`${name} ended: see ${log}`);
    if (await answers(url)) return { url, pid, stop };
    await wait(100);
  }
  await stop();
  throw new Error(`${name} did not answer within a minute: see ${log}`);
}

function begin(
  name: string,
  { command, args, cwd = root, env }: Command,
): { child: ChildProcess; log: string } {
  mkdirSync(cache, { recursive: true });
  const log = join(cache, `${name.replaceAll(/\W+/g, "-")}.log`);
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  child.on("exit", () => children.delete(child));
  const file = createWriteStream(log);
  // Whichever of them ends first must not close the file before the other's last words.
  child.stdout?.pipe(file, { end: false });
  child.stderr?.pipe(file, { end: false });
  child.once("close", () => file.end());
  return { child, log };
}

const answers = (url: string) =>
  fetch(url).then(
    async (answer) => {
      await answer.arrayBuffer();
      return true;
    },
    () => false,
  );
