import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { scanBomb } from "../../lib/photo/testing/scan-bomb";
import { cardPhoto } from "../support/photos";

export type HostileImage = { name: string; bytes: Buffer };

/** More than 200 files that are no photo of a card, made by a rule, so that a failure can be repeated. */
export async function hostileImages(): Promise<HostileImage[]> {
  const { jpeg: good, png } = await goodPhotos();
  return [
    ...truncations(good, "jpeg", 40),
    ...truncations(png, "png", 20),
    ...bombs(),
    ...[1, 13].map(manyScans),
    ...holes(good, 40),
    ...polyglots(good, png),
    ...wrongTypes(),
    ...lies(good, png),
    ...(await markerBombs()),
  ];
}

async function goodPhotos(): Promise<{ jpeg: Buffer; png: Buffer }> {
  const jpeg = (await cardPhoto()).buffer;
  return { jpeg, png: await sharp(jpeg).resize(640).png().toBuffer() };
}

/** Nothing but markers: each byte, segment or chunk is work for whoever walks them on the only thread. */
export async function markerBombs(): Promise<HostileImage[]> {
  const { jpeg, png } = await goodPhotos();
  const most = 3_900_000;
  const behindStart = (piece: Buffer) => Buffer.concat([jpeg.subarray(0, 2), piece, jpeg.subarray(2)]);
  const beforeEnd = (piece: Buffer) => Buffer.concat([jpeg.subarray(0, -2), piece, jpeg.subarray(-2)]);
  const behindHeader = (piece: Buffer) => Buffer.concat([png.subarray(0, 33), piece, png.subarray(33)]);
  const filled = (hex: string, length = most) =>
    Buffer.alloc(length - (length % (hex.length / 2)), hex, "hex");
  const chunks = (name: string, data: Buffer, count: number) =>
    Buffer.concat(Array<Buffer>(count).fill(chunk(name, data)));
  const jpegs = {
    "a million empty comments": behindStart(filled("fffe0002")),
    "a million empty comments behind the picture": beforeEnd(filled("fffe0002")),
    "a million empty EXIF segments": behindStart(filled("ffe10002")),
    "a million scans": beforeEnd(filled("ffda0002")),
    "a million frames": behindStart(filled("ffc00002")),
    "4 MB of fill bytes": behindStart(filled("ff")),
    "4 MB of stuffed bytes": beforeEnd(filled("ff00")),
    "4 MB of restarts": beforeEnd(filled("ffd0")),
    "a stuffed byte in every seventeen": beforeEnd(filled(`ff${"00".repeat(16)}`)),
    "60 segments of 64 KB": behindStart(Buffer.concat(Array(60).fill(segment(0xe1, noise(7, 65_000))))),
    "990 JFIF segments": behindStart(
      Buffer.concat(Array(990).fill(segment(0xe0, Buffer.from("JFIF\0 and a secret")))),
    ),
  };
  const pngs = {
    "320,000 empty chunks": behindHeader(chunks("teSt", Buffer.alloc(0), 320_000)),
    "3,900 chunks of 900 bytes": behindHeader(chunks("teSt", noise(7, 900), 3_900)),
    "4 MB of EXIF": behindHeader(
      chunk("eXIf", Buffer.concat([Buffer.from("4d4d002a00000008ffff", "hex"), filled("0111")])),
    ),
    "chunks that promise 4 GB": behindHeader(filled("ffffffff")),
  };
  const others = {
    "HEIC of letters that begin a size": Buffer.concat([
      Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1"),
      filled("69"),
    ]),
    "SVG of comments": Buffer.concat([Buffer.alloc(16_000, "<!---->"), Buffer.from("<svg>"), filled("20")]),
    "SVG of declarations": Buffer.concat([
      Buffer.from("<!DOCTYPE svg ["),
      Buffer.alloc(16_000, "<!--"),
      filled("22"),
    ]),
    "SVG of blanks": Buffer.concat([Buffer.from("<svg"), Buffer.alloc(16_000, " width = "), filled("20")]),
  };
  return Object.entries({ ...jpegs, ...pngs, ...others }).map(([name, bytes]) => ({ name, bytes }));
}

function segment(marker: number, payload: Buffer): Buffer {
  const length = payload.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), payload]);
}

/** Cut anywhere, from the first bytes to the last but one. */
function truncations(bytes: Buffer, kind: string, count: number): HostileImage[] {
  return Array.from({ length: count }, (_, index) => {
    const length = Math.floor((bytes.length - 1) * ((index + 1) / count));
    return { name: `${kind} cut after ${length} bytes`, bytes: bytes.subarray(0, length) };
  });
}

/** A few kilobytes that say they are billions of pixels, or that unfold into a hundred megabytes. */
function bombs(): HostileImage[] {
  const sizes = [10_000, 20_000, 30_000, 50_000, 65_500];
  return sizes.flatMap((side) => [
    { name: `png of ${side}²`, bytes: pngOf(side, side, 8, 6, Buffer.alloc(100)) },
    {
      name: `png of ${side}² with its pixels`,
      bytes: pngOf(side, side, 1, 0, Buffer.alloc(100_000_000 / 8)),
    },
    { name: `jpeg of ${side}²`, bytes: jpegOf(side, side) },
    { name: `png of 1×${side}`, bytes: pngOf(1, side, 8, 0, Buffer.alloc(side * 2)) },
    { name: `png whose profile unfolds, ${side}`, bytes: profileBomb(side) },
  ]);
}

/** Sound, and seconds of work for a decoder. */
function manyScans(passes: number): HostileImage {
  const { bytes, scans } = scanBomb(passes);
  return { name: `jpeg of ${scans} scans`, bytes: commented(bytes) };
}

/** Markers in the middle of the picture, where none may stand: it ends there, or tables begin. */
function holes(bytes: Buffer, count: number): HostileImage[] {
  return Array.from({ length: count }, (_, index) => {
    const copy = Buffer.from(bytes);
    const at = Math.floor(copy.length * (0.1 + (0.8 * index) / count));
    copy.fill(index % 2 ? "ffd9" : "ffc4", at, at + 2_000, "hex");
    return { name: `markers instead of 2,000 bytes at ${at}`, bytes: copy };
  });
}

/** A photo, and something else behind it or before it. */
function polyglots(jpeg: Buffer, png: Buffer): HostileImage[] {
  const guests = {
    script: "<script>alert(1)</script>",
    html: "<!doctype html><body onload=alert(1)>",
    zip: "PK\u0003\u0004".padEnd(200, "\0"),
    php: "<?php system($_GET[0]); ?>",
    pdf: "%PDF-1.7\n1 0 obj <</OpenAction 2 0 R>>",
  };
  return Object.entries(guests).flatMap(([guest, text]) =>
    [jpeg, png].flatMap((photo) => {
      const kind = photo === jpeg ? "jpeg" : "png";
      return [
        { name: `${kind}, then ${guest}`, bytes: Buffer.concat([photo, Buffer.from(text)]) },
        { name: `${guest}, then ${kind}`, bytes: Buffer.concat([Buffer.from(text), photo]) },
        {
          name: `${kind}, then ${guest}, then ${kind}`,
          bytes: Buffer.concat([photo, Buffer.from(text), photo]),
        },
      ];
    }),
  );
}

/** Other formats, some of which libvips could open. */
function wrongTypes(): HostileImage[] {
  const starts = {
    svg: '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><image href="file:///etc/passwd"/></svg>',
    "svg with entities": '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>',
    gif: "GIF89a\x20\x03\x58\x02",
    webp: "RIFF\x00\x00\x00\x00WEBPVP8 ",
    tiff: "II*\0\x08\0\0\0",
    heic: "\0\0\0\x18ftypheic\0\0\0\0",
    avif: "\0\0\0\x18ftypavif\0\0\0\0",
    bmp: "BM\0\0\0\0\0\0\0\0\x36\0\0\0",
    pdf: "%PDF-1.7\n",
    eps: "%!PS-Adobe-3.0 EPSF-3.0\n",
    mvg: "push graphic-context\nimage over 0,0 0,0 'https://example.com/x'\n",
    exe: "MZ\x90\0",
    elf: "\x7fELF\x02\x01\x01",
    zip: "PK\x03\x04",
    gzip: "\x1f\x8b\x08",
    json: '{"__proto__":{"polluted":true}}',
    nothing: "",
    zeros: "\0\0\0\0",
    ones: "\xff\xff\xff\xff",
    "start of a jpeg": "\xff\xd8\xff",
  };
  return Object.entries(starts).map(([name, start]) => ({
    name,
    bytes: padded(Buffer.from(start, "latin1")),
  }));
}

/** Structures that contradict themselves. */
function lies(jpeg: Buffer, png: Buffer): HostileImage[] {
  const swap = (bytes: Buffer, at: number, value: number) => {
    const copy = Buffer.from(bytes);
    copy[at] = value;
    return copy;
  };
  const dimension = png.indexOf("IHDR") + 4;
  return [
    ...[0, 1, 2, 3].map((at) => ({ name: `jpeg, byte ${at} wrong`, bytes: swap(jpeg, at, 0) })),
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((at) => ({ name: `png, byte ${at} wrong`, bytes: swap(png, at, 0) })),
    { name: "png, wider than its pixels", bytes: swap(png, dimension + 2, 0xff) },
    { name: "png, higher than its pixels", bytes: swap(png, dimension + 6, 0xff) },
    {
      name: "jpeg whose first segment is endless",
      bytes: Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0xff, 0xff]), jpeg.subarray(2)]),
    },
    {
      name: "jpeg whose segment has no length",
      bytes: Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, 0]), jpeg.subarray(2)]),
    },
    { name: "jpeg lying on its side by EXIF", bytes: sideways(jpeg) },
    ...[1, 2, 3, 4, 5, 6].map((part) => ({ name: `noise ${part}`, bytes: noise(part, 150_000) })),
  ];
}

function sideways(jpeg: Buffer): Buffer {
  const exif = Buffer.from("4578696600004d4d002a00000008000101120003000000010006000000000000", "hex");
  const marker = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), marker, exif, jpeg.subarray(2)]);
}

function profileBomb(side: number): Buffer {
  const profile = Buffer.concat([Buffer.from("icc\0\0"), deflateSync(Buffer.alloc(side * 1_000))]);
  const whole = pngOf(800, 600, 8, 0, Buffer.alloc(600 * 801));
  const header = 8 + 25;
  return Buffer.concat([whole.subarray(0, header), chunk("iCCP", profile), whole.subarray(header)]);
}

function pngOf(width: number, height: number, depth: number, color: number, pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, color, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    // Above Kredibel's minimum, so that the size does not give it away.
    chunk("noIs", noise(7, 110_000)),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

function jpegOf(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0, 0xff, 0xd9]);
  frame.writeUInt16BE(height, 7);
  frame.writeUInt16BE(width, 9);
  return commented(frame);
}

/** With comments of 64 KB; two are above Kredibel's minimum: the size alone does not give it away. */
export function commented(jpeg: Buffer, comments = 2): Buffer {
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0xff, 0xff]), noise(7, 65_533)]);
  return Buffer.concat([jpeg.subarray(0, 2), ...Array<Buffer>(comments).fill(comment), jpeg.subarray(2)]);
}

/** The same, with rubbish behind it. */
function padded(bytes: Buffer): Buffer {
  return bytes.length >= 110_000 ? bytes : Buffer.concat([bytes, noise(7, 110_000 - bytes.length)]);
}

function noise(seed: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed;
  for (let index = 0; index < length; index++) {
    state = (state * 48_271) % 0x7fffffff;
    bytes[index] = state & 0xff;
  }
  return bytes;
}
