import type { IncomingMessage } from "node:http";
import { type BodyRule, type Separator, separatorOf } from "./body-rules";

export type BodyProblem = "too_large" | "too_many_parts";

/** A body on its way, kept from the app until it is whole. */
export type IncomingBody = {
  bytes: () => number;
  /** Drops what came, and reads no more. */
  discard: () => void;
};

/**
 * Receives a body under its rule. The app gets the request once the body is whole: it never parses one that is refused,
 * nor waits for one that never ends. Node hands a body over by `push`, `null` at its end.
 */
export function receiveBody(
  request: IncomingMessage,
  { maxBytes, maxParts }: BodyRule,
  on: { whole: (body: Buffer[]) => void; problem: (problem: BodyProblem) => void },
): IncomingBody {
  const deliver = request.push.bind(request);
  const separator = separatorOf(request.headers);
  const countParts = separator && partCounter(separator);
  let chunks: Buffer[] = [];
  let bytes = 0;
  const discard = () => {
    chunks = [];
    // What a full buffer says: nothing more is read from the connection.
    request.push = () => false;
  };
  const fail = (problem: BodyProblem) => {
    discard();
    on.problem(problem);
    return false;
  };
  request.push = (chunk: Buffer | null) => {
    if (chunk === null) {
      request.push = deliver;
      // Each has come already: what `push` says of a full buffer slows nobody down.
      for (const kept of chunks) deliver(kept);
      on.whole(chunks);
      chunks = [];
      return deliver(null);
    }
    bytes += chunk.length;
    if (bytes > maxBytes) return fail("too_large");
    if (countParts && countParts(chunk) > maxParts) return fail("too_many_parts");
    chunks.push(chunk);
    return true;
  };
  return { bytes: () => bytes, discard };
}

/** Counts the parts in a row of chunks, a separator across two of them too. */
function partCounter({ text: separator, besides }: Separator): (chunk: Buffer) => number {
  let count: number = besides;
  let tail = Buffer.alloc(0);
  return (chunk) => {
    const text = Buffer.concat([tail, chunk]);
    for (let at = text.indexOf(separator); at !== -1; at = text.indexOf(separator, at + separator.length))
      count++;
    tail = text.subarray(Math.max(0, text.length - separator.length + 1));
    return count;
  };
}
