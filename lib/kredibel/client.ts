import "server-only";
import http from "node:http";
import type { Socket } from "node:net";
import { type Body, type KredibelAnswer, readAnswer, type UnknownCause } from "./answer";
import { connect } from "./connect";
import type { PhotoField, TextField } from "./constraints";
import { issuancePath, type WireRequest } from "./wire";

/** What a certificate is issued for: five texts in Kredibel's own formats, two photos as file bytes. */
export type IssuanceRequest = Record<TextField, string> & Record<PhotoField, Uint8Array>;

export type IssuanceOptions = {
  /** Kredibel's base URL, with or without a path and a trailing slash. */
  baseUrl: string;
  apiKey: string;
  /** Milliseconds over everything: every connection try, sending, and the whole answer, for which half is kept. */
  timeoutMs: number;
  /**
   * Awaited once, when a connection stands and before its first byte leaves: where the ledger commits `sent`.
   * If it rejects, nothing is sent and its error propagates.
   */
  beforeSend?: () => Promise<void>;
};

/** Of the time-out, for all that comes before the first byte; the rest is Kredibel's. */
const connectingShare = 1 / 2;

/** Bytes of an answer that are read; the documented ones have a few hundred. */
const maxAnswerBytes = 1_000_000;

/**
 * The one call to Kredibel. It can cost money, has no idempotency key and cannot be looked up afterwards, so it is
 * never repeated once a byte may have left, on a connection of its own, and no redirect is followed.
 * @returns how the call ended; network and HTTP failures are values
 * @throws what `beforeSend` throws
 */
export async function issueCertificate(
  request: IssuanceRequest,
  { baseUrl, apiKey, timeoutMs, beforeSend }: IssuanceOptions,
): Promise<KredibelAnswer> {
  const url = new URL(`${baseUrl.replace(/\/+$/, "")}${issuancePath}`);
  const deadline = AbortSignal.timeout(timeoutMs);
  // What left later would be paid for, with hardly any time to hear the answer.
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

/** A request's body in pieces that follow each other, and how many bytes they are together. */
type Payload = { bytes: number; pieces: () => Iterable<Buffer | string> };

/** So many bytes of a photo become one piece: a multiple of three, so that each piece's base64 ends without padding. */
const pieceBytes = 72_000;

/**
 * The bytes that `JSON.stringify` would make, but never a whole photo as one text or buffer: those outlive the first
 * rounds of the garbage collector, and a few in flight then cost more of its time than all else. Base64 needs no
 * escaping. Each key is named, so that nothing else the caller holds can slip onto the wire.
 */
function payloadOf({ identityImage, faceImage, ...rest }: IssuanceRequest): Payload {
  const texts: Omit<WireRequest, PhotoField> = {
    identityId: rest.identityId,
    fullName: rest.fullName,
    birthDate: rest.birthDate,
    emailAddress: rest.emailAddress,
    phoneNumber: rest.phoneNumber,
  };
  const opening = Buffer.from(`${JSON.stringify(texts).slice(0, -1)},"identityImage":"`);
  const between = '","faceImage":"';
  const closing = '"}';
  return {
    bytes:
      opening.length +
      base64Length(identityImage) +
      between.length +
      base64Length(faceImage) +
      closing.length,
    *pieces() {
      yield opening;
      yield* base64Pieces(identityImage);
      yield between;
      yield* base64Pieces(faceImage);
      yield closing;
    },
  };
}

const base64Length = ({ length }: Uint8Array) => Math.ceil(length / 3) * 4;

function* base64Pieces({ buffer, byteOffset, length }: Uint8Array): Generator<string> {
  const bytes = Buffer.from(buffer, byteOffset, length);
  for (let at = 0; at < length; at += pieceBytes) yield bytes.toString("base64", at, at + pieceBytes);
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
  // Node gives a response its status before the "response" event; without one it was not HTTP.
  if (response.statusCode === undefined) return lost("not_understood");
  return readAnswer(response.statusCode, await readBody(response, deadline), response.headers);
}

function exchange(url: URL, socket: Socket, payload: Payload, apiKey: string, deadline: AbortSignal) {
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    // The connection stands already, with TLS where the URL asks for it, and serves this one request.
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

/** Node's HTTP parser names its errors so: something came back, and it was not HTTP. */
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
