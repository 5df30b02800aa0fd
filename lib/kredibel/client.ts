import "server-only";
import http from "node:http";
import type { Socket } from "node:net";
import { type Body, type KredibelAnswer, readAnswer, type UnknownCause } from "./answer";
import { connect } from "./connect";
import { type IssuanceRequest, type Payload, payloadOf } from "./payload";
import { issuancePath } from "./wire";

export type IssuanceOptions = {
  baseUrl: string;
  apiKey: string;
  timeoutMs: number;
  /** Awaited between connecting and the first byte; where it rejects nothing is sent. */
  beforeSend?: () => Promise<void>;
};

/** Of the time-out: sent later, a charged call would have no time for its answer. */
const connectingShare = 1 / 2;

const maxAnswerBytes = 1_000_000;

/**
 * The one charged call: without an idempotency key it is never repeated once a byte may have left.
 * @throws what `beforeSend` throws; other failures are values
 */
export async function issueCertificate(
  request: IssuanceRequest,
  { baseUrl, apiKey, timeoutMs, beforeSend }: IssuanceOptions,
): Promise<KredibelAnswer> {
  const url = new URL(`${baseUrl.replace(/\/+$/, "")}${issuancePath}`);
  const deadline = AbortSignal.timeout(timeoutMs);
  const sendBy = AbortSignal.timeout(timeoutMs * connectingShare);
  const payload = payloadOf(request);

  const connection = await connect(url, sendBy);
  if ("failure" in connection)
    return { kind: "unavailable", cause: connection.failure, alert: connection.failure === "tls" };
  const { socket } = connection;
  try {
    await beforeSend?.();
    if (sendBy.aborted || socket.destroyed)
      return { kind: "unavailable", cause: "lost_before_sending", alert: false };
    return await send(url, socket, payload, apiKey, deadline);
  } finally {
    socket.destroy();
  }
}

async function send(
  url: URL,
  socket: Socket,
  payload: Payload,
  apiKey: string,
  deadline: AbortSignal,
): Promise<KredibelAnswer> {
  const lost = (cause: UnknownCause): KredibelAnswer => ({
    kind: "unknown",
    cause: deadline.aborted ? "timeout" : cause,
  });
  let response: http.IncomingMessage;
  try {
    response = await exchange(url, socket, payload, apiKey, deadline);
  } catch (error) {
    return lost(isParseError(error) ? "not_understood" : "reset");
  }
  if (response.statusCode === undefined) return lost("not_understood");
  return readAnswer(response.statusCode, await readBody(response, deadline), response.headers);
}

function exchange(url: URL, socket: Socket, payload: Payload, apiKey: string, deadline: AbortSignal) {
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    const request = http.request({
      createConnection: () => socket,
      method: "POST",
      path: url.pathname,
      headers: {
        host: url.host,
        authorization: `Bearer ${apiKey}`,
        accept: "application/json",
        "content-type": "application/json",
        "content-length": payload.bytes,
      },
      signal: deadline,
    });
    request.once("response", resolve);
    request.on("error", reject);
    request.once("close", () => reject(new Error("closed without an answer")));
    for (const piece of payload.pieces()) request.write(piece, "latin1");
    request.end();
  });
}

/** Something came back that is not HTTP: Node's parser names its errors so. */
function isParseError(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("HPE_");
}

async function readBody(response: http.IncomingMessage, deadline: AbortSignal): Promise<Body> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response) {
      bytes += chunk.length;
      if (bytes > maxAnswerBytes) return { fault: "too_large" };
      chunks.push(chunk);
    }
  } catch {
    return { fault: deadline.aborted ? "timeout" : "cut" };
  }
  return { text: Buffer.concat(chunks).toString() };
}
