import type { Cut, Piece } from "./layout";

/** `payload` follows marker and length; a scan's `end` includes its data. */
export type Segment = Piece & { marker: number; payload: number };

/** Cameras write some thirty. */
export const maxSegments = 1000;

export const startOfImage = 0xd8;
export const endOfImage = 0xd9;
export const startOfScan = 0xda;
/** DHT, DAC. */
const codingTables = [0xc4, 0xcc];
export const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8 && !codingTables.includes(marker);
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;
/** SOI, EOI, SOS, DQT, DRI. */
const alsoDraw = [startOfImage, endOfImage, startOfScan, 0xdb, 0xdd, ...codingTables];

/** Colours change without these; decoders read `heeded` bytes. */
const colourHints = [
  { marker: 0xe0, name: "JFIF\0", length: 14, heeded: 12 },
  { marker: 0xee, name: "Adobe", length: 12, heeded: 12 },
];

export const startsAsJpeg = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xff && bytes[1] === startOfImage && bytes[2] === 0xff;

/** `null` if truncated or over `maxSegments`. */
export function jpegSegments(bytes: Uint8Array): Segment[] | null {
  if (!startsAsJpeg(bytes)) return null;
  const segments = [{ marker: startOfImage, start: 0, payload: 2, end: 2 }];
  let at = 2;
  while (bytes[at] === 0xff && segments.length < maxSegments) {
    const start = at;
    while (bytes[at + 1] === 0xff) at++; // fill bytes
    const marker = bytes[at + 1] ?? 0;
    const payload = at + 4;
    if (marker === endOfImage) return [...segments, { marker, start, payload: at + 2, end: at + 2 }];
    const length = uint16(bytes, at + 2);
    // Markers without a length occur only in scans.
    if (marker < 0xc0 || isRestart(marker) || marker === startOfImage || length < 2) return null;
    const end = at + 2 + length;
    at = marker === startOfScan ? nextMarker(bytes, end) : end;
    segments.push({ marker, start, payload, end: at });
  }
  return null;
}

/** 0 × 0 unless exactly one frame. */
export function jpegSize(bytes: Uint8Array, segments: Segment[]): { width: number; height: number } {
  const [frame, another] = segments.filter(({ marker }) => isFrame(marker));
  const at = frame && !another ? frame.payload : bytes.length;
  return { height: uint16(bytes, at + 1), width: uint16(bytes, at + 3) };
}

/** All that is not known to draw. */
export function jpegMetadata(bytes: Uint8Array, segments: Segment[]): Cut[] {
  const header = segments.slice(
    0,
    segments.findIndex(({ marker }) => marker === startOfScan),
  );
  // Decoders use the last.
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
    // A thumbnail may follow.
    const instead = new Uint8Array(4 + hint.length);
    instead.set([0xff, hint.marker, 0, hint.length + 2]);
    instead.set(bytes.subarray(segment.payload, segment.payload + hint.heeded), 4);
    const start = segment.payload - 4;
    return instead.every((byte, i) => byte === bytes[start + i])
      ? []
      : [{ start, end: segment.end, instead }];
  });
}

export function isNamed(bytes: Uint8Array, payload: number, name: string): boolean {
  return [...name].every((letter, i) => bytes[payload + i] === letter.charCodeAt(0));
}

/** Skips stuffed 0xFF and restarts. */
export function nextMarker(bytes: Uint8Array, from: number): number {
  // Where 0xFF is dense, `indexOf` is slower.
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

/** Big-endian; 0 beyond the end. */
export function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
