import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { inTime } from "./action";

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");

/** An answer of Kredibel as an instance noted it, and whether the instance was killed before it could commit it. */
export type Heard = { outcome: string; cutOff: boolean };

/** Far longer than a commit takes: an answer that had more time than this before the kill should have been kept. */
const commitMs = 2_000;

/** One server of the production build, which can be killed and comes back on the same port. */
export class Instance {
  /** The attempts whose submission it has, as far as those who sent them know. */
  readonly holding = new Set<string>();
  up = false;
  output = "";
  /** Resolves once the process that runs now is dead. */
  gone: Promise<void> = Promise.resolve();
  private child: ChildProcess | undefined;
  /** When it was killed, as `Date.now()`. */
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
    while (!(await answers(`${this.url}/id`))) {
      if (child.exitCode !== null) throw new Error(`The app ended: ${this.output}`);
      await sleep(100);
    }
    this.up = true;
  }

  /**
   * What Kredibel answered to each attempt, by the log: a line is written as soon as an answer is there, before it is
   * committed. By the instance's own clock, since whoever sent the attempt may have hung up long before the kill.
   */
  heard(): Map<string, Heard> {
    const heard = new Map<string, Heard>();
    for (const line of this.output.split("\n")) {
      if (!line.includes('"Kredibel answered."')) continue;
      const { attemptId, outcome, time } = JSON.parse(line);
      const left = this.kills.map((at) => at - Date.parse(time)).find((ms) => ms >= 0);
      heard.set(attemptId, { outcome, cutOff: left !== undefined && left <= commitMs });
    }
    return heard;
  }

  /** Ends it in the middle of whatever it does. */
  async kill(): Promise<void> {
    this.up = false;
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.kills.push(Date.now());
    this.child.kill("SIGKILL");
    await this.gone;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await inTime(fetch(url));
    await inTime(answer.arrayBuffer());
    return answer.ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
