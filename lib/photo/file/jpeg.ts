import type { Cut, Layout, Piece } from "./layout";

/** For a scan, `end` includes the compressed data after it. `payload` is the first byte after marker and length. */
type Segment = Piece & { marker: number; payload: number };

/** Cameras write some thirty, files with many previews a few hundred; a decoder works for each. */
export const maxSegments = 1000;

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
/** DHT and DAC, among the frames SOF0…SOF15; C8 is reserved. */
const codingTables = [0xc4, 0xcc];
const isFrame = (marker: number) =>
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

/** Reads a JPEG in one walk; `null` for what is none, is not whole, or has more than `maxSegments`. */
export function jpegLayout(bytes: Uint8Array): Layout | null {
  const segments = jpegSegments(bytes);
  if (!segments) return null;
  const [frame, another] = segments.filter(({ marker }) => isFrame(marker));
  const at = frame && !another ? frame.payload : bytes.length;
  const exif = segments.find((segment) => isNamed(bytes, segment, 0xe1, "Exif\0\0"));
  return {
    height: uint16(bytes, at + 1),
    width: uint16(bytes, at + 3),
    scans: segments.filter(({ marker }) => marker === startOfScan).length,
    exif: exif && { start: exif.payload + 6, end: exif.end },
    metadata: metadataOf(bytes, segments),
    pieces: segments,
    end: segments.at(-1)?.end ?? 0,
  };
}

/** From SOI to EOI, through every scan of a progressive one. */
function jpegSegments(bytes: Uint8Array): Segment[] | null {
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
    at = marker === startOfScan ? scanEnd(bytes, at + 2 + length) : at + 2 + length;
    segments.push({ marker, start, payload, end: at });
  }
  return null;
}

/** Everything that no decoder needs: whatever is not known to draw the picture. */
function metadataOf(bytes: Uint8Array, segments: Segment[]): Cut[] {
  const header = segments.slice(
    0,
    segments.findIndex(({ marker }) => marker === startOfScan),
  );
  // A decoder heeds the last of several.
  const heeded = colourHints.map(({ marker, name, length }) =>
    header.findLast(
      (segment) => segment.end - segment.payload >= length && isNamed(bytes, segment, marker, name),
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

/** Is this the application segment `marker` whose payload starts with `name`? */
function isNamed(bytes: Uint8Array, segment: Segment, marker: number, name: string): boolean {
  return (
    segment.marker === marker &&
    [...name].every((letter, i) => bytes[segment.payload + i] === letter.charCodeAt(0))
  );
}

/** Compressed data ends at the first marker that is neither a stuffed 0xFF nor a restart. */
function scanEnd(bytes: Uint8Array, from: number): number {
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
function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
