import { createServer } from "node:http";
import type { Services } from "../services";

/**
 * Own port, so that no proxy publishes it by mistake.
 * @throws if the port is taken
 */
export async function serveMetrics(
  port: number,
  host: string,
  { metrics, gateway }: Pick<Services, "metrics" | "gateway">,
): Promise<void> {
  const { registry, breakerOpen } = metrics;
  const server = createServer(async (request, response) => {
    if (request.url !== "/metrics") return void response.writeHead(404).end();
    breakerOpen.set(gateway.state() === "open" ? 1 : 0);
    response.writeHead(200, { "content-type": registry.contentType }).end(await registry.metrics());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  server.unref();
}
