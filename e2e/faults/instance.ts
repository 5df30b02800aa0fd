import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { answers, freePort } from "../hardening/instance";

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");

/** How a call ended, as logged before its commit. `reset`: it may not have arrived. `cutOff`: killed too soon to commit. */
export type LoggedAnswer = {
  attemptId: string;
  outcome: string;
  sent: boolean;
  reset: boolean;
  late: boolean;
  cutOff: boolean;
};

/** Far longer than a commit takes. */
const commitMs = 2_000;

/** One server of the production build, which comes back on the same port. */
export class Instance {
  /** Attempts that it has, as far as their senders know. */
  readonly holding = new Set<string>();
  up = false;
  output = "";
  gone: Promise<void> = Promise.resolve();
  private child: ChildProcess | undefined;
  private readonly kills: number[] = [];

  private constructor(
    readonly port: number,
    private readonly env: Record<string, string>,
  ) {}

  static async start(env: Record<string, string>): Promise<Instance> {
    const instance = new Instance(await freePort(), env);
    await instance.start();
    return instance;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [next, "start", "-p", String(this.port)], {
      env: { ...process.env, ...this.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child = child;
    this.gone = once(child, "exit").then(() => {});
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        this.output += chunk;
      });
    while (!(await answers(`${this.url}/id`)))
      if (child.exitCode !== null) throw new Error(`The app ended: ${this.output}`);
    this.up = true;
  }

  answers(): LoggedAnswer[] {
    return readAnswers(this.output, this.kills);
  }

  async kill(): Promise<void> {
    this.up = false;
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.kills.push(Date.now());
    this.child.kill("SIGKILL");
    await this.gone;
  }
}

/** @param kills as `Date.now()`, ascending */
export function readAnswers(output: string, kills: readonly number[]): LoggedAnswer[] {
  const lines = output.split("\n").filter((text) => /^\{.*"attemptId".*\}$/.test(text));
  return lines.flatMap((text) => {
    const { attemptId, msg, outcome, cause, durationMs, httpStatus, time } = JSON.parse(text);
    const notMade = msg === "The call was not made.";
    // Only an answer has a duration.
    if (!notMade && durationMs === undefined) return [];
    const sent = !notMade && (outcome !== "unavailable" || httpStatus !== undefined);
    const left = kills.map((at) => at - Date.parse(time)).find((ms) => ms >= 0);
    const cutOff = left !== undefined && left <= commitMs;
    const [reset, late] = [cause === "reset", cause === "timeout"];
    return [{ attemptId, outcome: outcome ?? "unavailable", sent, reset, late, cutOff }];
  });
}
