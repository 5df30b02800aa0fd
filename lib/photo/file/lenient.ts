import type { PhotoFacts } from "../facts";
import { orientationIn } from "./exif";
import { heicSize, latin1, type Size, svgSize, webpHeaderSize } from "./image-header";
import { endOfImage, isFrame, isNamed, nextMarker, startOfImage, uint16 } from "./jpeg";
import type { Piece } from "./layout";
import { typeOf } from "./type";

type Found = Size & { exif?: Piece; end?: Piece };

/** Read as browsers do, for re-encoding. */
export type LenientPhoto = {
  facts: PhotoFacts;
  orientation: number;
  /** `exif`: TIFF structure. `end`: JPEG only; empty if EOI is missing. */
  exif: Piece | undefined;
  end: Piece | undefined;
};

const readers: Record<PhotoFacts["type"], (bytes: Uint8Array) => Found> = {
  "image/jpeg": readJpeg,
  "image/png": readPng,
  "image/webp": readWebp,
  "image/heic": heicSize,
  "image/svg+xml": svgSize,
  "image/gif": () => ({ width: 0, height: 0 }),
  unknown: () => ({ width: 0, height: 0 }),
};

export function readLeniently(bytes: Uint8Array): LenientPhoto {
  const type = typeOf(bytes);
  const { width, height, exif, end } = readers[type](bytes);
  const orientation = exif ? orientationIn(bytes.subarray(exif.start, exif.end)) : 1;
  return { facts: { type, width, height, bytes: bytes.length }, orientation, exif, end };
}

/** A second SOI begins a trailer's picture. */
function readJpeg(bytes: Uint8Array): Found {
  const found: Found = { width: 0, height: 0 };
  for (let at = nextMarker(bytes, 2); at < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === endOfImage) return { ...found, end: { start: at, end: at + 2 } };
    if (marker === startOfImage) return { ...found, end: { start: at, end: at } };
    const payload = at + 4;
    const end = at + 2 + uint16(bytes, at + 2);
    if (found.width === 0 && isFrame(marker)) {
      found.height = uint16(bytes, payload + 1);
      found.width = uint16(bytes, payload + 3);
    }
    if (!found.exif && isNamed(bytes, payload, "Exif\0\0") && marker === 0xe1)
      found.exif = { start: payload + 6, end };
    at = nextMarker(bytes, marker < 0xc0 ? at + 2 : end);
  }
  return { ...found, end: { start: bytes.length, end: bytes.length } };
}

function readPng(bytes: Uint8Array): Found {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || latin1(bytes, 12, 16) !== "IHDR") return { width: 0, height: 0 };
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at))
    if (latin1(bytes, at + 4, at + 8) === "eXIf")
      return { ...size, exif: { start: at + 8, end: at + 8 + view.getUint32(at) } };
  return size;
}

function readWebp(bytes: Uint8Array): Found {
  const size = webpHeaderSize(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    if (latin1(bytes, at, at + 4) === "EXIF") {
      // Some writers keep JPEG's "Exif" prefix.
      const start = at + (latin1(bytes, at + 8, at + 12) === "Exif" ? 14 : 8);
      return { ...size, exif: { start, end: at + 8 + length } };
    }
    at += 8 + length + (length % 2);
  }
  return size;
}
