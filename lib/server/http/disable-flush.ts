import type { ServerResponse } from "node:http";

/** Node's flush resets compression: the inlined CSS would go twice. */
export function compressInOnePiece(response: ServerResponse): void {
  // Set by the compressor, called by the renderer.
  Object.defineProperty(response, "flush", { get: () => undefined, set: () => {} });
}
