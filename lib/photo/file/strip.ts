import type { Cut } from "./layout";

/** @returns the same array if there is nothing to cut */
export function withoutMetadata(bytes: Uint8Array, metadata: readonly Cut[]): Uint8Array {
  if (metadata.length === 0) return bytes;
  const saved = metadata.reduce(
    (sum, { start, end, instead }) => sum + end - start - (instead?.length ?? 0),
    0,
  );
  const kept = new Uint8Array(bytes.length - saved);
  let from = 0;
  let to = 0;
  const put = (piece: Uint8Array) => {
    kept.set(piece, to);
    to += piece.length;
  };
  for (const { start, end, instead } of metadata) {
    put(bytes.subarray(from, start));
    if (instead) put(instead);
    from = end;
  }
  put(bytes.subarray(from));
  return kept;
}
