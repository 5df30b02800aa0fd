import { type Image, nobody } from "./image";
import { freePort, keepAliveMs, launch, type Server } from "./launch";

/** One server, started exactly as the image starts it. */
export type Instance = Server & {
  /** The value of a metric, summed over the labels that contain `label`. */
  metric: (name: string, label?: string) => Promise<number>;
  /** How late, in seconds, the event loop was since somebody last asked for any metric. */
  lag: () => Promise<{ min: number; p50: number; p99: number; max: number }>;
};

export async function startInstance(image: Image, env: Record<string, string>): Promise<Instance> {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const server = await launch({
    url: `http://127.0.0.1:${port}`,
    ready: "/api/health/ready",
    args: ["server.js"],
    cwd: image.files,
    ...nobody,
    env: {
      MALLOC_ARENA_MAX: "2",
      HOSTNAME: "127.0.0.1",
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      DATA_DIR: image.data,
      KEEP_ALIVE_TIMEOUT: String(keepAliveMs),
      // All of a test comes from one.
      UPLOADS_PER_ADDRESS: "10000",
      ...env,
    },
  });
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
  return { ...server, metric, lag };
}
