/** One chunk of a PNG: length, four letters, data, checksum. */
export type Chunk = { name: string; start: number; end: number };

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Does it start like a PNG? */
export const startsAsPng = (bytes: Uint8Array) => signature.every((byte, i) => bytes[i] === byte);

/**
 * Walks a PNG from IHDR to IEND. Checksums are left to the decoder.
 * @returns its chunks in file order, or `null` where the walk breaks off: truncated or corrupt
 */
export function pngChunks(bytes: Uint8Array): Chunk[] | null {
  if (!startsAsPng(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let start = signature.length; start + 12 <= bytes.length; ) {
    const name = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    const end = start + 12 + view.getUint32(start);
    if (end > bytes.length) return null;
    chunks.push({ name, start, end });
    if (name === "IEND") return chunks;
    start = end;
  }
  return null;
}

/** Pixels from IHDR; 0 × 0 where the file is not whole or holds no picture. */
export function pngSize(bytes: Uint8Array): { width: number; height: number } {
  const chunks = pngChunks(bytes);
  const header = chunks?.[0];
  const whole = header?.name === "IHDR" && header.end === 33 && chunks?.some(({ name }) => name === "IDAT");
  if (!whole) return { width: 0, height: 0 };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
