import type { PhotoFacts } from "../facts";
import { orientationIn } from "./exif";
import { gifSize, heicSize, type Size, svgSize, webpSize } from "./image-header";
import { isNamed, jpegMetadata, jpegSegments, jpegSize, startOfScan } from "./jpeg";
import type { Layout } from "./layout";
import { pngLayout } from "./png";
import { typeOf } from "./type";

type Header = Size & { pieces?: undefined };
const unreadable: Header = { width: 0, height: 0 };

const readers: Record<PhotoFacts["type"], (bytes: Uint8Array) => Layout | Header | null> = {
  "image/jpeg": jpegLayout,
  "image/png": pngLayout,
  "image/webp": webpSize,
  "image/gif": gifSize,
  "image/heic": heicSize,
  "image/svg+xml": svgSize,
  unknown: () => null,
};

export type ReadPhoto = {
  facts: PhotoFacts;
  /** EXIF, 1–8; 1 is upright. */
  orientation: number;
  layout: Layout | null;
};

/** Strict: a malformed JPEG or PNG has 0 × 0 pixels and no layout. */
export function readPhoto(bytes: Uint8Array): ReadPhoto {
  const type = typeOf(bytes);
  const found = readers[type](bytes) ?? unreadable;
  const { width, height } = found;
  const layout = found.pieces ? found : null;
  const exif = layout?.exif;
  return {
    facts: { type, width, height, bytes: bytes.length },
    orientation: exif ? orientationIn(bytes.subarray(exif.start, exif.end)) : 1,
    layout,
  };
}

export const inspectPhoto = (bytes: Uint8Array): PhotoFacts => readPhoto(bytes).facts;

/** Not in `jpeg.ts`, to keep the encoder's chunk small. */
function jpegLayout(bytes: Uint8Array): Layout | null {
  const segments = jpegSegments(bytes);
  if (!segments) return null;
  const exif = segments.find(({ marker, payload }) => marker === 0xe1 && isNamed(bytes, payload, "Exif\0\0"));
  return {
    ...jpegSize(bytes, segments),
    scans: segments.filter(({ marker }) => marker === startOfScan).length,
    exif: exif && { start: exif.payload + 6, end: exif.end },
    metadata: jpegMetadata(bytes, segments),
    pieces: segments,
    end: segments.at(-1)?.end ?? 0,
  };
}
