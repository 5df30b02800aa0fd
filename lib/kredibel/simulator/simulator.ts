import { createHash, timingSafeEqual } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { photoLimits } from "../constraints";
import { issuancePath, parseJson, validationMessage } from "../wire";
import { errorReply, type Reply, sandboxAnswer, sendReply } from "./reply";
import { validateRequest } from "./validation";

export type ReceivedCall = {
  request: http.IncomingMessage;
  response: http.ServerResponse;
  body: unknown;
  authorized: boolean;
  /** As documented. */
  reply: Reply;
};

type SimulatorOptions = {
  apiKey: string;
  /** 0, the default: any free one. */
  port?: number;
  delayMs?: number;
  /** Answers `true` where it takes a request over before it is read. */
  onRequest?: (request: http.IncomingMessage, response: http.ServerResponse) => Promise<boolean>;
  onChunk?: (received: Buffer[], request: http.IncomingMessage) => void;
  /** Answers `true` where it takes over a call that was read. */
  onCall?: (call: ReceivedCall) => Promise<boolean>;
};

export type Simulator = { url: string; server: http.Server; close: () => Promise<void> };

const maxBodyBytes =
  Math.ceil(((photoLimits.faceImage.maxBytes + photoLimits.identityImage.maxBytes) * 4) / 3) + 1_000_000;

/** Kredibel's documented rules on 127.0.0.1. */
export async function startSimulator({ port = 0, ...options }: SimulatorOptions): Promise<Simulator> {
  const server = http.createServer((request, response) => {
    handle(request, response, options).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${taken}`, server, close };
}

async function handle(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  { apiKey, delayMs = 0, onRequest, onChunk, onCall }: SimulatorOptions,
): Promise<void> {
  if (await onRequest?.(request, response)) return;
  const text = await readText(request, onChunk);
  const body = text === null ? undefined : parseJson(text);
  const authorized = isSecret(request.headers.authorization, `Bearer ${apiKey}`);
  const reply =
    text === null ? errorReply(413, "Request entity too large.") : replyTo(request, authorized, body);
  if (await onCall?.({ request, response, body, authorized, reply })) return;
  await sleep(delayMs);
  sendReply(response, reply);
}

function replyTo(request: http.IncomingMessage, authorized: boolean, body: unknown): Reply {
  const path = request.url?.split("?")[0];
  const type = request.headers["content-type"] ?? "";
  if (path !== issuancePath) return errorReply(404, "Not found.");
  if (request.method !== "POST") return errorReply(405, "Method not allowed.");
  if (!authorized) return errorReply(401, "Unauthorized.");
  if (!/^application\/json\s*(;|$)/i.test(type))
    return errorReply(415, "Content-Type must be application/json.");
  if (!isObject(body)) return errorReply(400, "Request body is not a JSON object.");
  const errors = validateRequest(body);
  if (errors) return { status: 400, body: { message: validationMessage, errors } };
  return { status: 200, body: sandboxAnswer(String(body.identityId)) };
}

/** `null` where it is too long; read to the end, so that the caller gets its 413. */
async function readText(
  request: http.IncomingMessage,
  onChunk: SimulatorOptions["onChunk"],
): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > maxBodyBytes) continue;
    chunks.push(chunk);
    onChunk?.(chunks, request);
  }
  return bytes > maxBodyBytes ? null : Buffer.concat(chunks).toString();
}

function isSecret(given: string | undefined, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given ?? ""), digest(wanted));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
