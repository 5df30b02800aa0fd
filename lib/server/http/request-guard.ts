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

/** What a body may cost before anything has looked at it. */
export type IntakeLimits = {
  maxBytes: number;
  /** Bodies that arrive at once: each holds up to `maxBytes` of memory. */
  maxAtOnce: number;
  /** And of one address: somebody who only promises bodies holds no more places than these. */
  maxOfOne: number;
  /** `TRUSTED_PROXY_HOPS`: what an address is read from. */
  hops: number;
  /** A body has this long, and a second more for each `bytesPerSecond` that came. */
  patienceMs: number;
  bytesPerSecond: number;
  /** And never longer than this. */
  totalMs: number;
};

type GuardServices = Pick<EarlyServices, "metrics" | "stopping">;

/** A slow phone on a bad network sends its megabyte within half a minute; two minutes are a bad day. */
export const intakePace = { patienceMs: 15_000, bytesPerSecond: 8_192, totalMs: 180_000 };

const retryAfterSeconds = "5";

/** What some page, action or route of ours answers to. */
const methods = ["GET", "HEAD", "POST", "DELETE", "OPTIONS"];

/** Milliseconds between two looks at a body that is arriving: what it may exceed its limit by. */
const lookEveryMs = 100;

/**
 * Bounds the bodies of a server that somebody else has made, and names its requests: Next gives no hook in front of its
 * own, and reads a body whole before any code of ours runs. Node names each server with its next connection or request,
 * which is when the guard steps in.
 * @param port the server's; others in this process, like the simulator, are left alone
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

/** Puts itself before the listeners that the server has. Each request gets a name under which the log speaks of it. */
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
  // Next has web sockets in development only, and leaves whoever asks for one an open connection. Where nobody listens,
  // Node takes what asks for any other request.
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
    // Or a connection that is kept would bring new work to a process that ends.
    if (stopping.begun()) response.setHeader("Connection", "close");
    // Next answers some of these with a 500.
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

/** Long enough for an answer to be read, in milliseconds, before its connection goes. */
const lingerMs = 1_000;

/**
 * Ends the connections that are left of a server that stops once no request is answered any more: half a request would
 * keep it for as long as the other side likes.
 * @returns the function that counts a request, and returns the one that takes it off again
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

/** Whoever has their answer while their body is still coming holds no place for the rest of it, which nobody reads. */
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

/**
 * Looks again and again whether a body comes too slowly, grows too large, or comes to a process that ends: what it
 * brings would be refused.
 * @returns the function that ends it; true the first time
 */
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
    // Chunks come with some bytes of framing.
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
