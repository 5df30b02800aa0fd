import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { type Image, nobody } from "./image";

/** One server, started exactly as the image starts it. */
export type Instance = {
  url: string;
  /** Every line that it wrote to stdout and stderr so far. */
  output: () => string;
  running: () => boolean;
  /** Stops reading its output, as a log collector does that dies. */
  leaveUnread: () => void;
  /** The value of a metric, summed over the labels that contain `label`. */
  metric: (name: string, label?: string) => Promise<number>;
  /** How late, in seconds, the event loop was since somebody last asked for any metric. */
  lag: () => Promise<{ min: number; p50: number; p99: number; max: number }>;
  /** Sends a signal; resolves with the exit code, or the signal's name where it died of one. */
  stop: (signal?: NodeJS.Signals) => Promise<number | string>;
};

export async function startInstance(image: Image, env: Record<string, string>): Promise<Instance> {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ["server.js"], {
    cwd: image.files,
    ...nobody,
    env: {
      PATH: process.env.PATH ?? "",
      NODE_ENV: "production",
      MALLOC_ARENA_MAX: "2",
      HOSTNAME: "127.0.0.1",
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      DATA_DIR: image.data,
      // All of a test comes from one.
      UPLOADS_PER_ADDRESS: "10000",
      ...env,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => {
      output += `${line}\n`;
    });
  const url = `http://127.0.0.1:${port}`;
  const running = () => child.exitCode === null && child.signalCode === null;
  while (!(await answers(`${url}/api/health/ready`))) if (!running()) throw new Error(`It ended: ${output}`);
  const leaveUnread = () => {
    child.stdout.destroy();
    child.stderr.destroy();
  };
  const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
    // With the last of what it wrote.
    const ended = once(child, "close");
    if (running() && child.kill(signal)) await ended;
    return child.exitCode ?? child.signalCode ?? "?";
  };
  const metrics = async () => {
    const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    return (name: string, label = "") =>
      text
        .split("\n")
        .filter(
          (line) => (line.startsWith(`${name} `) || line.startsWith(`${name}{`)) && line.includes(label),
        )
        .reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
  };
  const metric = async (name: string, label?: string) => (await metrics())(name, label);
  const lag = async () => {
    const read = await metrics();
    const of = (which: string) => read(`nodejs_eventloop_lag_${which}_seconds`);
    return { min: of("min"), p50: of("p50"), p99: of("p99"), max: of("max") };
  };
  return { url, output: () => output, running, leaveUnread, metric, lag, stop };
}

/** Whether an address answers 200; asks again soon where the port is closed. */
export async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url).catch(() => null);
  if (!answer) await new Promise((resolve) => setTimeout(resolve, 100));
  await answer?.arrayBuffer();
  return answer?.ok ?? false;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
