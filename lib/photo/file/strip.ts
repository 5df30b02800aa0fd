import { isNamed, jpegSegments, type Segment } from "./jpeg";
import { type Chunk, pngChunks } from "./png";

const comment = 0xfe;
const isApplication = (marker: number) => marker >= 0xe0 && marker <= 0xef;

/** A JPEG cannot be shown right without these two: JFIF's density and Adobe's colour transform. */
const staysInJpeg = (bytes: Uint8Array, segment: Segment) =>
  segment.marker !== comment &&
  (!isApplication(segment.marker) ||
    isNamed(bytes, segment, 0xe0, "JFIF\0") ||
    isNamed(bytes, segment, 0xee, "Adobe"));

/** What draws the picture; every other chunk (text, EXIF, time, profiles, private ones) goes. */
const pngChunksKept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB"];

/**
 * Cuts metadata (EXIF, GPS, XMP, comments, thumbnails, profiles) out of a whole JPEG or PNG without re-encoding.
 * Bytes after the picture's end are left as they are: whoever minds asks `trailingBytes` first.
 * @returns a shorter copy, or the very same array where there is nothing to cut
 */
export function stripMetadata(bytes: Uint8Array): Uint8Array {
  const chunks = pngChunks(bytes);
  if (chunks) return withoutPieces(bytes, chunks, ({ name }: Chunk) => pngChunksKept.includes(name));
  return stripJpeg(bytes);
}

/** As `stripMetadata`, for what is a JPEG or nothing: the encoder carries no knowledge of other kinds. */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  const segments = jpegSegments(bytes);
  return segments ? withoutPieces(bytes, segments, (segment) => staysInJpeg(bytes, segment)) : bytes;
}

function withoutPieces<Piece extends { start: number; end: number }>(
  bytes: Uint8Array,
  pieces: Piece[],
  stays: (piece: Piece) => boolean,
): Uint8Array {
  const cut = pieces.filter((piece) => !stays(piece));
  if (cut.length === 0) return bytes;
  const kept = new Uint8Array(bytes.length - cut.reduce((sum, { start, end }) => sum + end - start, 0));
  let from = 0;
  let to = 0;
  for (const { start, end } of [...cut, { start: bytes.length, end: bytes.length }]) {
    kept.set(bytes.subarray(from, start), to);
    to += start - from;
    from = end;
  }
  return kept;
}
