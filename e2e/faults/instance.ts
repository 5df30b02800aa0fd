import { randomInt } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:net";
import { launchNext, type Server } from "../support/server/launch";

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
  private readonly kills: number[] = [];
  private ended = "";
  private dying = false;

  private constructor(
    private readonly port: number,
    private readonly env: Record<string, string>,
    private server: Server,
  ) {}

  static async start(env: Record<string, string>): Promise<Instance> {
    const port = await keptPort();
    return new Instance(port, env, await launchNext(port, env));
  }

  get url(): string {
    return this.server.url;
  }

  /** No longer from the moment it is killed: what is sent to it while it dies would count as sent without a kill. */
  get up(): boolean {
    return !this.dying && this.server.running();
  }

  get gone(): Promise<void> {
    return this.server.gone;
  }

  get output(): string {
    return this.ended + this.server.output();
  }

  answers(): LoggedAnswer[] {
    return readAnswers(this.output, this.kills);
  }

  async kill(): Promise<void> {
    if (!this.up) return;
    this.dying = true;
    this.kills.push(Date.now());
    await this.server.stop("SIGKILL");
  }

  async restart(): Promise<void> {
    this.ended = this.output;
    this.server = await launchNext(this.port, this.env);
    this.dying = false;
  }
}

/** A free one below those that the system gives to connections, which could take it while the instance is down. */
async function keptPort(): Promise<number> {
  for (let port = randomInt(20_000, 30_000); ; port++) {
    const server = createServer().listen(port);
    const free = await once(server, "listening").then(
      () => true,
      () => false,
    );
    if (!free) continue;
    server.close();
    await once(server, "close");
    return port;
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
