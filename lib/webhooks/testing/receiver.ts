import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type ReceiverFaultName, receiverFaults } from "./receiver-faults";

export type Received = { headers: IncomingHttpHeaders; body: string };

/** Another system's server: keeps what comes, and answers as the test says. */
export async function startReceiver(at = 0) {
  const received: Received[] = [];
  const take = (_: Received, response: ServerResponse): unknown => response.writeHead(204).end();
  let answer = take;
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const one = { headers: request.headers, body };
      received.push(one);
      answer(one, response);
    });
  });
  const listen = (on: number) => new Promise<void>((resolve) => server.listen(on, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  await listen(at);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    port,
    received,
    /** `type` and attempt of each, in the order of their coming. */
    told: () => received.map(({ body }) => JSON.parse(body)),
    answerWith: (next: typeof answer) => {
      answer = next;
    },
    /** Until `recover`. */
    fail: async (name: ReceiverFaultName) => {
      const { answer: faulty } = receiverFaults[name];
      if (faulty) answer = (_, response) => faulty(response);
      else await close();
    },
    recover: async () => {
      answer = take;
      if (!server.listening) await listen(port);
    },
    close,
  };
}
