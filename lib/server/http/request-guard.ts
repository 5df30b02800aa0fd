import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { isDevelopment } from "../ops/env";
import type { Stopping } from "../ops/stopping";
import { type BodyIntake, createBodyIntake, type GuardOptions, type GuardServices } from "./body-intake";
import { compressInOnePiece } from "./disable-flush";
import { everywhere, neverStored } from "./header-table.mjs";
import { answerMalformed } from "./malformed-call";
import { refusalBody } from "./refusal-body";
import { methods, type Refusal, refusals } from "./refusals";
import { requestIdHeader } from "./request-id";

const extraHeaders: Partial<Record<Refusal, Record<string, string>>> = {
  method: { Allow: methods.join(", ") },
  busy: { "Retry-After": "5" },
  // Next's client takes this for a page of another build.
  unknown_action: { "X-Nextjs-Action-Not-Found": "1" },
};

/**
 * Next makes its server and gives no hook to it: Node names it with its next connection or request.
 * @param port the server's; others in this process are left alone
 */
export function guardPort(port: number, options: GuardOptions, services: GuardServices): void {
  const seen = new WeakSet<Server>();
  const stepIn = (server: Server) => {
    if (seen.has(server)) return;
    seen.add(server);
    const address = server.address();
    if (typeof address === "object" && address?.port === port) guard(server, options, services);
  };
  subscribe("net.server.socket", (message) =>
    stepIn((message as { socket: Socket & { server: Server } }).socket.server),
  );
  subscribe("http.server.request.start", (message) => stepIn((message as { server: Server }).server));
}

/** The server's own listeners get requests with a name and a whole body. */
export function guard(server: Server, options: GuardOptions, services: GuardServices): void {
  const { metrics, stopping, begunActions } = services;
  const inner = server.listeners("request");
  const enter = endWhenServed(server, stopping);
  const intake: BodyIntake = createBodyIntake(options, services);
  // Node's own limit for a whole request is five minutes.
  server.requestTimeout = Math.max(server.requestTimeout, options.pace.totalMs + 60_000);
  // Next would leave a web socket's connection open; without a listener Node takes it for any request.
  if (!isDevelopment) server.removeAllListeners("upgrade");
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    response.once("close", enter());
    const requestId = randomUUID();
    request.headers[requestIdHeader] = requestId;
    response.setHeader(requestIdHeader, requestId);
    compressInOnePiece(response);
    if (stopping.begun()) response.setHeader("Connection", "close");
    intake(request, {
      pass: () => {
        const { method, url: path } = request;
        answerMalformed(response, { method, path, requestId }, begunActions);
        for (const listener of inner) listener.call(server, request, response);
      },
      turnAway: (why) => {
        metrics.turnedAway.inc({ why });
        linger(request.socket);
        const { type, text } = refusalBody(why, request.url, requestId);
        const headers = { ...everywhere, ...neverStored, ...extraHeaders[why], Connection: "close" };
        response
          .writeHead(refusals[why], {
            ...headers,
            "Content-Type": type,
            "Content-Length": Buffer.byteLength(text),
          })
          .end(text);
      },
    });
  });
}

const lingerMs = 1_000;

/** Node closes once it has answered, and what still arrives would have the answer thrown away. */
function linger(socket: Socket): void {
  socket.destroySoon = () => {
    socket.end();
    setTimeout(() => socket.destroy(), lingerMs).unref();
  };
}

/**
 * Half a request would keep a stopping server alive.
 * @returns counts a request and returns its release
 */
function endWhenServed(server: Server, stopping: Stopping): () => () => void {
  let serving = 0;
  const endIfServed = () => {
    if (!stopping.begun() || serving > 0) return;
    setTimeout(() => serving === 0 && server.closeAllConnections(), lingerMs);
  };
  stopping.onBegin(endIfServed);
  return () => {
    serving++;
    return () => {
      serving--;
      endIfServed();
    };
  };
}
