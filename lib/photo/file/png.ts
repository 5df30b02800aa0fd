import type { Layout, Piece } from "./layout";

type Chunk = Piece & { name: string; length: number };

/** IDAT chunks are mostly 8 KB. */
export const maxChunks = 4000;

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Required chunks: maximum bytes. */
const always: Record<string, number> = { IHDR: 13, IDAT: Number.POSITIVE_INFINITY, IEND: 0 };
/** Chunks that change the look, once before IDAT: maximum bytes. */
const once: Record<string, number> = { PLTE: 768, tRNS: 256, gAMA: 4, cHRM: 32, sRGB: 1 };

export const startsAsPng = (bytes: Uint8Array) => signature.every((byte, i) => bytes[i] === byte);

/** `null` if truncated; checksums are left to the decoder. */
export function pngLayout(bytes: Uint8Array): Layout | null {
  const chunks = pngChunks(bytes);
  if (!chunks) return null;
  const named = (wanted: string) => chunks.findIndex(({ name }) => name === wanted);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const picture = named("IDAT");
  const hasPicture = chunks[0]?.name === "IHDR" && chunks[0].length === 13 && picture !== -1;
  const exif = chunks[named("eXIf")];
  const draws = ({ name, length }: Chunk, i: number) =>
    name in always || (length <= (once[name] ?? -1) && i === named(name) && i < picture);
  return {
    width: hasPicture ? view.getUint32(16) : 0,
    height: hasPicture ? view.getUint32(20) : 0,
    scans: 1,
    exif: exif && { start: exif.start + 8, end: exif.end - 4 },
    metadata: chunks.filter((chunk, i) => !draws(chunk, i)),
    pieces: chunks,
    end: chunks.at(-1)?.end ?? 0,
  };
}

function pngChunks(bytes: Uint8Array): Chunk[] | null {
  if (!startsAsPng(bytes)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  for (let start = signature.length; start + 12 <= bytes.length && chunks.length < maxChunks; ) {
    const length = view.getUint32(start);
    const name = String.fromCharCode(...bytes.subarray(start + 4, start + 8));
    const end = start + 12 + length;
    if (end > bytes.length || length > (always[name] ?? length)) return null;
    chunks.push({ name, length, start, end });
    if (name === "IEND") return chunks;
    start = end;
  }
  return null;
}
