import type { ServerResponse } from "node:http";

/**
 * Has a page compressed as one. Next flushes its compressor after each piece of a page, and Node's flush forgets what
 * went before: the style sheet, which a page carries twice (as markup, and in what React reads), would travel twice. No
 * page of ours has a piece that people could use before the rest is there.
 */
export function compressInOnePiece(response: ServerResponse): void {
  // Whoever compresses puts its `flush` there; whoever streams calls it if there is one.
  Object.defineProperty(response, "flush", { get: () => undefined, set: () => {} });
}
