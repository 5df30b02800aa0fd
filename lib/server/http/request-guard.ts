import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { isDevelopment } from "../ops/env";
import type { Stopping } from "../ops/stopping";
import type { EarlyServices } from "../services";
import { addressOf } from "./address";
import { compressInOnePiece } from "./disable-flush";
import { requestIdHeader } from "./request-id";

export type IntakeLimits = {
  maxBytes: number;
  /** Concurrent bodies. */
  maxAtOnce: number;
  /** Concurrent bodies per address. */
  maxOfOne: number;
  hops: number;
  /** Plus a second per `bytesPerSecond`, up to `totalMs`. */
  patienceMs: number;
  bytesPerSecond: number;
  totalMs: number;
};

type GuardServices = Pick<EarlyServices, "metrics" | "stopping">;

export const intakePace = { patienceMs: 15_000, bytesPerSecond: 8_192, totalMs: 180_000 };

const retryAfterSeconds = "5";

const methods = ["GET", "HEAD", "POST", "DELETE", "OPTIONS"];

const lookEveryMs = 100;

/**
 * Next has no hook before its body parser.
 * @param port spares the simulator's
 */
export function guardIntake(port: number, limits: IntakeLimits, services: GuardServices): void {
  const seen = new WeakSet<Server>();
  const stepIn = (server: Server) => {
    if (seen.has(server)) return;
    seen.add(server);
    const address = server.address();
    if (typeof address === "object" && address?.port === port) guard(server, limits, services);
  };
  subscribe("net.server.socket", (message) =>
    stepIn((message as { socket: Socket & { server: Server } }).socket.server),
  );
  subscribe("http.server.request.start", (message) => stepIn((message as { server: Server }).server));
}

export function guard(server: Server, limits: IntakeLimits, { metrics, stopping }: GuardServices): void {
  const { uploadsInFlight, turnedAway } = metrics;
  const inner = server.listeners("request");
  let arriving = 0;
  const arrivingOf = new Map<string, number>();
  const count = (address: string, change: 1 | -1) => {
    arriving += change;
    uploadsInFlight.set(arriving);
    const ofOne = (arrivingOf.get(address) ?? 0) + change;
    if (ofOne > 0) arrivingOf.set(address, ofOne);
    else arrivingOf.delete(address);
  };
  const enter = endWhenServed(server, stopping);
  // Next leaves upgrade requests open in production.
  if (!isDevelopment) server.removeAllListeners("upgrade");
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const pass = () => {
      for (const listener of inner) listener.call(server, request, response);
    };
    response.once("close", enter());
    const requestId = randomUUID();
    request.headers[requestIdHeader] = requestId;
    response.setHeader(requestIdHeader, requestId);
    compressInOnePiece(response);
    if (stopping.begun()) response.setHeader("Connection", "close");
    // Next replies 500.
    if (!methods.includes(request.method ?? ""))
      return turnAway(405, "method", { Allow: methods.join(", ") });
    if (!isDecodable(request.url ?? "")) return turnAway(400, "malformed");
    if (!hasBody(request)) return pass();
    if (Number(request.headers["content-length"] ?? 0) > limits.maxBytes) return turnAway(413, "too_large");
    const address = addressOf(request, limits.hops);
    if (arriving >= limits.maxAtOnce || (arrivingOf.get(address) ?? 0) >= limits.maxOfOne)
      return turnAway(503, "too_many", { "Retry-After": retryAfterSeconds });

    count(address, 1);
    const stop = watch(request, limits, stopping, (why) => {
      turnedAway.inc({ why });
      request.destroy();
    });
    const done = () => {
      if (stop()) count(address, -1);
    };
    request.once("end", done).once("close", done);
    response.once("finish", () => letGo(request));
    pass();

    function turnAway(status: number, why: string, more: Record<string, string> = {}): void {
      turnedAway.inc({ why });
      response.writeHead(status, { Connection: "close", "Cache-Control": "no-store", ...more }).end();
    }
  });
}

const lingerMs = 1_000;

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

/** Its body is not read. */
function letGo(request: IncomingMessage): void {
  if (!request.complete) setTimeout(() => request.destroy(), lingerMs).unref();
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/** @returns true the first time */
function watch(
  { socket }: IncomingMessage,
  limits: IntakeLimits,
  stopping: Stopping,
  cut: (why: string) => void,
): () => boolean {
  const { maxBytes, patienceMs, bytesPerSecond, totalMs } = limits;
  const began = Date.now();
  const before = socket.bytesRead;
  const timer = setInterval(() => {
    const bytes = socket.bytesRead - before;
    const elapsed = Date.now() - began;
    const allowed = Math.min(totalMs, patienceMs + (bytes / bytesPerSecond) * 1_000);
    // Chunked framing.
    if (stopping.begun()) cut("stopping");
    else if (bytes > maxBytes * 1.1) cut("too_large");
    else if (elapsed > allowed) cut("too_slow");
  }, lookEveryMs);
  let watching = true;
  return () => {
    const first = watching;
    watching = false;
    clearInterval(timer);
    return first;
  };
}
