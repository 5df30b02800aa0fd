import type { PhotoFacts } from "../facts";
import { gifSize, heicSize, startsAsHeic, startsAsSvg, svgSize, webpSize } from "./image-header";
import { jpegSegments, jpegSize, startsAsJpeg } from "./jpeg";
import { pngChunks, pngSize, startsAsPng } from "./png";

type Kind = {
  type: PhotoFacts["type"];
  starts: (bytes: Uint8Array) => boolean;
  size: (bytes: Uint8Array) => { width: number; height: number };
};

const kinds: readonly Kind[] = [
  { type: "image/jpeg", starts: startsAsJpeg, size: jpegSize },
  { type: "image/png", starts: startsAsPng, size: pngSize },
  { type: "image/webp", starts: (bytes) => isAt(bytes, 0, "RIFF") && isAt(bytes, 8, "WEBP"), size: webpSize },
  { type: "image/gif", starts: (bytes) => isAt(bytes, 0, "GIF8"), size: gifSize },
  { type: "image/heic", starts: startsAsHeic, size: heicSize },
  { type: "image/svg+xml", starts: startsAsSvg, size: svgSize },
];

/**
 * Reads what a file is, without decoding it: pure, and the same in browser and server.
 * A JPEG that does not reach EOI and a PNG that does not reach IEND have 0 × 0 pixels.
 * @param bytes the whole file
 */
export function inspectPhoto(bytes: Uint8Array): PhotoFacts {
  const kind = kinds.find(({ starts }) => starts(bytes));
  if (!kind) return { type: "unknown", width: 0, height: 0, bytes: bytes.length };
  return { type: kind.type, ...kind.size(bytes), bytes: bytes.length };
}

/**
 * Counts what follows the picture's own end in a JPEG or PNG: where a polyglot keeps its other half.
 * @returns bytes after EOI or IEND; 0 for a file that is not whole or of another kind
 */
export function trailingBytes(bytes: Uint8Array): number {
  const last = (jpegSegments(bytes) ?? pngChunks(bytes))?.at(-1);
  return last ? bytes.length - last.end : 0;
}

/** Do these Latin-1 characters stand at this offset? */
function isAt(bytes: Uint8Array, offset: number, text: string): boolean {
  return [...text].every((letter, i) => bytes[offset + i] === letter.charCodeAt(0));
}
