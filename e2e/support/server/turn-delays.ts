import { expect } from "@playwright/test";
import type { Server } from "./launch";

/** Milliseconds between two looks. */
const everyMs = 10;

/**
 * Runs within the server. How late its thread came to each look, without the time that it was ready to and the machine had
 * no core for it, which Linux counts: what is left are turns of the event loop that are too long, also on a busy machine.
 */
const probe = `
import { readFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
const waited = () => {
  try {
    return Number(readFileSync("/proc/self/task/" + process.pid + "/schedstat", "utf8").split(" ")[1]) / 1e6;
  } catch {
    return 0;
  }
};
let delays = [];
let [at, before] = [performance.now(), waited()];
const look = () => {
  const [now, after] = [performance.now(), waited()];
  delays.push(Math.max(0, Math.round(now - at - ${everyMs} - (after - before))));
  [at, before] = [now, after];
  setTimeout(look, ${everyMs}).unref();
};
if (isMainThread) {
  look();
  process.on("SIGUSR2", () => {
    process.stdout.write(JSON.stringify({ delays }) + "\\n");
    delays = [];
  });
}
`;

/** Settings of a server that `turnDelays` can ask. */
export const withTurnDelays = {
  NODE_OPTIONS: `--import data:text/javascript;base64,${Buffer.from(probe).toString("base64")}`,
};

const told = /^\{"delays":(\[.*\])\}$/gm;

/** In milliseconds, since somebody last asked. */
export async function turnDelays({ pid, output }: Server): Promise<number[]> {
  const answers = () => [...output().matchAll(told)];
  const before = answers().length;
  process.kill(pid, "SIGUSR2");
  await expect.poll(() => answers().length).toBe(before + 1);
  return JSON.parse(answers().at(-1)?.[1] ?? "[]");
}

/** Milliseconds. */
export const turnsP99 = (delays: readonly number[]): number =>
  [...delays].sort((one, other) => one - other)[Math.floor(0.99 * delays.length)] ?? Number.NaN;
