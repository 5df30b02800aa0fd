import type { IncomingMessage } from "node:http";
import { type BodyRule, type Separator, separatorOf } from "./body-rules";

export type BodyProblem = "too_large" | "too_many_parts";

/** A body on its way, kept from the app until it is whole. */
export type IncomingBody = {
  bytes: () => number;
  /** Drops what came, and reads no more. */
  discard: () => void;
};

export type WholeBody = {
  pieces: readonly Buffer[];
  /** Gives it to the app, a few pieces each turn of the event loop. */
  handOver: () => void;
};

/** A millisecond of parsing. */
const bytesPerTurn = 256 * 1_024;

/**
 * Receives a body under its rule; the app gets the request once it is whole. Node hands it over by `push`, `null` at its end, and
 * stops where that is false; `more` has it read on.
 */
export function receiveBody(
  request: IncomingMessage,
  { maxBytes, maxParts }: BodyRule,
  on: { whole: (body: WholeBody) => void; problem: (problem: BodyProblem) => void; more: () => void },
): IncomingBody {
  const deliver = request.push.bind(request);
  const separator = separatorOf(request.headers);
  const countParts = separator && partCounter(separator, maxParts);
  let kept = keepPieces();
  let bytes = 0;
  const discard = () => {
    kept = keepPieces();
    // What a full buffer says: nothing more is read from the connection.
    request.push = () => false;
  };
  const fail = (problem: BodyProblem) => {
    discard();
    on.problem(problem);
    return false;
  };
  const handOver = () => {
    for (let given = 0; given < bytesPerTurn; ) {
      if (request.destroyed) return;
      const piece = kept.pieces.shift() ?? null;
      // Each has come already: what `push` says of a full buffer slows nobody down.
      deliver(piece);
      if (!piece) return;
      given += piece.length;
    }
    setImmediate(handOver);
  };
  request.push = (chunk: Buffer | null) => {
    if (chunk === null) {
      request.push = deliver;
      on.whole({ pieces: kept.pieces, handOver });
      return true;
    }
    bytes += chunk.length;
    if (bytes > maxBytes) return fail("too_large");
    if (countParts && countParts(chunk) > maxParts) return fail("too_many_parts");
    kept.keep(chunk);
    on.more();
    return false;
  };
  return { bytes: () => bytes, discard };
}

const blockBytes = 4_096;

/** Small pieces share a block: each by itself would hold hundreds of times its bytes. */
function keepPieces() {
  const pieces: Buffer[] = [];
  let block = Buffer.alloc(0);
  let used = 0;
  const keep = (piece: Buffer) => {
    if (piece.length >= blockBytes) {
      block = Buffer.alloc(0);
      used = 0;
      pieces.push(piece);
      return;
    }
    if (used + piece.length > block.length) {
      block = Buffer.allocUnsafe(blockBytes);
      used = 0;
      pieces.push(block);
    }
    piece.copy(block, used);
    used += piece.length;
    pieces[pieces.length - 1] = block.subarray(0, used);
  };
  return { pieces, keep };
}

/** RFC 2046. What is longer is carried from chunk to chunk, so it is looked for by its beginning. */
const longestSeparator = 72;

/** Counts parts in a row of chunks, also across two of them; stops beyond `most`. */
function partCounter({ text, besides }: Separator, most: number): (chunk: Buffer) => number {
  const separator = text.slice(0, longestSeparator);
  let count: number = besides;
  let tail = Buffer.alloc(0);
  return (chunk) => {
    const bytes = Buffer.concat([tail, chunk]);
    let at = bytes.indexOf(separator);
    for (; at !== -1 && count <= most; at = bytes.indexOf(separator, at + separator.length)) count++;
    tail = bytes.subarray(Math.max(0, bytes.length - separator.length + 1));
    return count;
  };
}
