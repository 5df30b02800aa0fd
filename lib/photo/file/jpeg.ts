import type { Cut, Piece } from "./layout";

/** For a scan, `end` includes the compressed data after it. `payload` is the first byte after marker and length. */
export type Segment = Piece & { marker: number; payload: number };

/** Cameras write some thirty, files with many previews a few hundred; a decoder works for each. */
export const maxSegments = 1000;

export const startOfImage = 0xd8;
export const endOfImage = 0xd9;
export const startOfScan = 0xda;
/** DHT and DAC, among the frames SOF0…SOF15; C8 is reserved. */
const codingTables = [0xc4, 0xcc];
export const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8 && !codingTables.includes(marker);
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;
/** SOI, EOI, SOS, DQT, DRI. */
const alsoDraw = [startOfImage, endOfImage, startOfScan, 0xdb, 0xdd, ...codingTables];

/** Colours change without these two: bytes that a decoder reads, and how many of them it heeds. */
const colourHints = [
  { marker: 0xe0, name: "JFIF\0", length: 14, heeded: 12 },
  { marker: 0xee, name: "Adobe", length: 12, heeded: 12 },
];

/** Does it start like a JPEG: SOI and a marker? */
export const startsAsJpeg = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xff && bytes[1] === startOfImage && bytes[2] === 0xff;

/** From SOI to EOI, through every scan; `null` for a file that is not whole or has more than `maxSegments`. */
export function jpegSegments(bytes: Uint8Array): Segment[] | null {
  if (!startsAsJpeg(bytes)) return null;
  const segments = [{ marker: startOfImage, start: 0, payload: 2, end: 2 }];
  let at = 2;
  while (bytes[at] === 0xff && segments.length < maxSegments) {
    const start = at;
    while (bytes[at + 1] === 0xff) at++; // fill bytes are allowed before any marker
    const marker = bytes[at + 1] ?? 0;
    const payload = at + 4;
    if (marker === endOfImage) return [...segments, { marker, start, payload: at + 2, end: at + 2 }];
    const length = uint16(bytes, at + 2);
    // Markers that have no length stand in scans alone.
    if (marker < 0xc0 || isRestart(marker) || marker === startOfImage || length < 2) return null;
    const end = at + 2 + length;
    at = marker === startOfScan ? nextMarker(bytes, end) : end;
    segments.push({ marker, start, payload, end: at });
  }
  return null;
}

/** Stored pixels by the one frame; 0 × 0 where there is none, or another. */
export function jpegSize(bytes: Uint8Array, segments: Segment[]): { width: number; height: number } {
  const [frame, another] = segments.filter(({ marker }) => isFrame(marker));
  const at = frame && !another ? frame.payload : bytes.length;
  return { height: uint16(bytes, at + 1), width: uint16(bytes, at + 3) };
}

/** Everything that no decoder needs: whatever is not known to draw the picture. */
export function jpegMetadata(bytes: Uint8Array, segments: Segment[]): Cut[] {
  const header = segments.slice(
    0,
    segments.findIndex(({ marker }) => marker === startOfScan),
  );
  // A decoder heeds the last of several.
  const heeded = colourHints.map(({ marker, name, length }) =>
    header.findLast(
      ({ marker: own, payload, end }) =>
        own === marker && end - payload >= length && isNamed(bytes, payload, name),
    ),
  );
  return segments.flatMap((segment): Cut[] => {
    if (isFrame(segment.marker) || alsoDraw.includes(segment.marker)) return [];
    const hint = colourHints[heeded.indexOf(segment)];
    if (!hint) return [segment];
    // Behind it a thumbnail may stand, or anything.
    const instead = new Uint8Array(4 + hint.length);
    instead.set([0xff, hint.marker, 0, hint.length + 2]);
    instead.set(bytes.subarray(segment.payload, segment.payload + hint.heeded), 4);
    const start = segment.payload - 4;
    return instead.every((byte, i) => byte === bytes[start + i])
      ? []
      : [{ start, end: segment.end, instead }];
  });
}

/** Does this payload start with these Latin-1 letters? */
export function isNamed(bytes: Uint8Array, payload: number, name: string): boolean {
  return [...name].every((letter, i) => bytes[payload + i] === letter.charCodeAt(0));
}

/** The next marker that is neither a stuffed 0xFF nor a restart, which compressed data is full of; else the end. */
export function nextMarker(bytes: Uint8Array, from: number): number {
  // Where 0xFF is dense, a call of `indexOf` for each would take longer than looking at every byte.
  let denseTo = from;
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] !== 0xff) {
      if (at < denseTo) continue;
      at = bytes.indexOf(0xff, at);
      if (at === -1) break;
    }
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !isRestart(next)) return at;
    denseTo = at + 16;
  }
  return bytes.length;
}

/** Big-endian; 0 beyond the end, which no walk takes for a valid length. */
export function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
