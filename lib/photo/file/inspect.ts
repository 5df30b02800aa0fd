import type { PhotoFacts } from "../facts";
import { orientationIn } from "./exif";
import { gifSize, heicSize, startsAsHeic, startsAsSvg, svgSize, webpSize } from "./image-header";
import { jpegLayout, startsAsJpeg } from "./jpeg";
import type { Layout } from "./layout";
import { pngLayout, startsAsPng } from "./png";

type Size = { width: number; height: number; pieces?: never };
const unreadable: Size = { width: 0, height: 0 };

type Kind = {
  type: PhotoFacts["type"];
  starts: (bytes: Uint8Array) => boolean;
  read: (bytes: Uint8Array) => Layout | Size | null;
};

const kinds: readonly Kind[] = [
  { type: "image/jpeg", starts: startsAsJpeg, read: jpegLayout },
  { type: "image/png", starts: startsAsPng, read: pngLayout },
  { type: "image/webp", starts: (bytes) => isAt(bytes, 0, "RIFF") && isAt(bytes, 8, "WEBP"), read: webpSize },
  { type: "image/gif", starts: (bytes) => isAt(bytes, 0, "GIF8"), read: gifSize },
  { type: "image/heic", starts: startsAsHeic, read: heicSize },
  { type: "image/svg+xml", starts: startsAsSvg, read: svgSize },
];

/** A file's facts, and how it is laid out where it is a whole JPEG or PNG. */
export type ReadPhoto = {
  facts: PhotoFacts;
  /** 1–8 as EXIF counts them; 1 is upright. */
  orientation: number;
  layout: Layout | null;
};

/**
 * Reads what a file is in one walk over its bytes, without decoding it: pure, and the same in browser and server.
 * A JPEG or PNG that is not whole has 0 × 0 pixels.
 * @param bytes the whole file
 */
export function readPhoto(bytes: Uint8Array): ReadPhoto {
  const kind = kinds.find(({ starts }) => starts(bytes));
  const found = kind?.read(bytes) ?? unreadable;
  const { width, height } = found;
  const facts: PhotoFacts = { type: kind?.type ?? "unknown", width, height, bytes: bytes.length };
  if (!found.pieces) return { facts, orientation: 1, layout: null };
  const { exif } = found;
  const orientation = exif ? orientationIn(bytes.subarray(exif.start, exif.end)) : 1;
  return { facts, orientation, layout: found };
}

/** What a file is, for those who ask nothing else. */
export const inspectPhoto = (bytes: Uint8Array): PhotoFacts => readPhoto(bytes).facts;

/** Do these Latin-1 characters stand at this offset? */
function isAt(bytes: Uint8Array, offset: number, text: string): boolean {
  return [...text].every((letter, i) => bytes[offset + i] === letter.charCodeAt(0));
}
