import type { PhotoFacts } from "../facts";

/** One marker of a JPEG with what belongs to it; for a scan that includes the compressed data after it. */
export type Segment = { marker: number; start: number; end: number };

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
/** SOF0…SOF15 without DHT (C4), JPG (C8) and DAC (CC), which share the range. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;

/**
 * Walks a JPEG from SOI to EOI, through every scan of a progressive one.
 * @returns its segments in file order, or `null` where the walk breaks off: truncated or corrupt
 */
export function jpegSegments(bytes: Uint8Array): Segment[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) return null;
  const segments: Segment[] = [{ marker: startOfImage, start: 0, end: 2 }];
  let at = 2;
  while (bytes[at] === 0xff) {
    const start = at;
    while (bytes[at + 1] === 0xff) at++; // fill bytes are allowed before any marker
    const marker = bytes[at + 1];
    if (marker === undefined) return null;
    if (marker === endOfImage) return [...segments, { marker, start, end: at + 2 }];
    const length = uint16(bytes, at + 2);
    if (length < 2) return null;
    const headerEnd = at + 2 + length;
    at = marker === startOfScan ? scanEnd(bytes, headerEnd) : headerEnd;
    segments.push({ marker, start, end: at });
  }
  return null;
}

/** Does it start like a JPEG: SOI and a marker? */
export const startsAsJpeg = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xff && bytes[1] === startOfImage && bytes[2] === 0xff;

/** What `inspectPhoto` finds in a JPEG; anything else is `unknown` here. All that is needed of what was just encoded. */
export function inspectJpeg(bytes: Uint8Array): PhotoFacts {
  if (!startsAsJpeg(bytes)) return { type: "unknown", width: 0, height: 0, bytes: bytes.length };
  return { type: "image/jpeg", ...jpegSize(bytes), bytes: bytes.length };
}

/** Stored pixels from the one frame header; 0 × 0 where there is none, or more than one. */
export function jpegSize(bytes: Uint8Array): { width: number; height: number } {
  const frames = jpegSegments(bytes)?.filter(({ marker }) => isFrame(marker)) ?? [];
  const [frame] = frames;
  if (!frame || frames.length > 1) return { width: 0, height: 0 };
  const at = payloadStart(bytes, frame);
  return { height: uint16(bytes, at + 1), width: uint16(bytes, at + 3) };
}

/** How often a decoder goes through the picture: 1, or several where it is progressive; 0 for what is no JPEG. */
export function jpegScans(bytes: Uint8Array): number {
  return jpegSegments(bytes)?.filter(({ marker }) => marker === startOfScan).length ?? 0;
}

/** Is this segment the application segment `marker` whose payload starts with `name`? */
export function isNamed(bytes: Uint8Array, segment: Segment, marker: number, name: string): boolean {
  const at = payloadStart(bytes, segment);
  return segment.marker === marker && [...name].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));
}

/** The first byte after marker and length, wherever fill bytes have pushed them. */
export function payloadStart(bytes: Uint8Array, { start }: Segment): number {
  let at = start;
  while (bytes[at + 1] === 0xff) at++;
  return at + 4;
}

/** Compressed data ends at the first marker that is neither a stuffed 0xFF nor a restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  return bytes.length;
}

/** Big-endian; 0 beyond the end, which no walk takes for a valid length. */
function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
