import { crc32 } from "node:zlib";
import jpegJs from "jpeg-js";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { photoLimits } from "../../kredibel/constraints";
import { readPhoto } from "../../photo/file/inspect";
import { scanBomb } from "../../photo/testing/scan-bomb";
import { createTurns } from "../turns";
import { verifyPhoto } from "./photo";

const limits = photoLimits.identityImage;

/** Raw pixels, which sharp opens whatever `verifyPhoto` has blocked. */
const width = 900;
const height = 700;
const pixels = Buffer.alloc(width * height * 3);
for (let i = 0, state = 1; i < pixels.length; i++) {
  state = (state * 48_271) % 0x7fffffff; // noise, the same in every run
  pixels[i] = 90 + (state >> 25);
}
const picture = (): Sharp => sharp(pixels, { raw: { width, height, channels: 3 } });
const jpeg = () => picture().jpeg({ quality: 90 }).toBuffer();

const refusals: [string, () => Promise<Buffer> | Buffer, string][] = [
  ["0 bytes", () => Buffer.alloc(0), "photo_empty"],
  ["text", () => Buffer.alloc(150_000, "hello "), "photo_type"],
  ["HTML", () => Buffer.from(`<html>${" ".repeat(150_000)}`), "photo_type"],
  ["a PDF", () => Buffer.from(`%PDF-1.7${" ".repeat(150_000)}`), "photo_type"],
  ["an SVG", () => Buffer.from(`<svg width="900" height="700">${" ".repeat(150_000)}</svg>`), "photo_type"],
  ["a GIF", () => picture().gif().toBuffer(), "photo_type"],
  ["a WebP", () => picture().webp({ quality: 100 }).toBuffer(), "photo_type"],
  ["1 × 1", () => noise(1, 1).png().toBuffer(), "photo_pixels"],
  ["too few bytes", () => picture().jpeg({ quality: 2 }).toBuffer(), "photo_bytes_low"],
  ["too many bytes", () => noise(1400, 1400).png().toBuffer(), "photo_bytes_high"],
  ["196 megapixels of PNG", () => plain(14_000, 14_000), "photo_many_pixels"],
  ["9 megapixels of PNG", () => plain(3_000, 3_000), "photo_many_pixels"],
  ["a JPEG cut off", async () => (await jpeg()).subarray(0, -9000), "photo_damaged"],
  ["a PNG cut off", async () => (await picture().png().toBuffer()).subarray(0, -9000), "photo_damaged"],
  ["a JPEG whose data ends early", async () => withHole(await jpeg()), "photo_damaged"],
  ["a PNG whose data is wrong", async () => withWrongData(await picture().png().toBuffer()), "photo_damaged"],
  [
    "a JPEG with a ZIP behind",
    async () => Buffer.concat([await jpeg(), Buffer.from("PK\x03\x04")]),
    "photo_trailing_bytes",
  ],
  [
    "a PNG with HTML behind",
    async () => Buffer.concat([await picture().png().toBuffer(), Buffer.from("<html>")]),
    "photo_trailing_bytes",
  ],
  ["a JPEG of 400,000 empty comments", () => commentBomb(400_000), "photo_damaged"],
  ["a PNG of 120,000 empty chunks", () => chunkBomb(120_000), "photo_damaged"],
  [
    "a PNG with a file in its IEND",
    async () => withFileInEnd(await picture().png().toBuffer()),
    "photo_damaged",
  ],
  ...[2, 3, 4, 5, 6, 7, 8].flatMap((orientation) =>
    (["jpeg", "png"] as const).map((kind): [string, () => Promise<Buffer>, string] => [
      `EXIF orientation ${orientation} of a ${kind}`,
      () =>
        picture()
          .withMetadata({ orientation })
          .toFormat(kind, kind === "jpeg" ? { quality: 90 } : {})
          .toBuffer(),
      "photo_sideways",
    ]),
  ),
];

describe("verifyPhoto", () => {
  it.each(refusals)("refuses %s", async (_, make, code) => {
    expect(await verifyPhoto(await make(), limits)).toMatchObject({ ok: false, problem: { code } });
  });

  it.each([
    ["JPEG", jpeg],
    ["progressive JPEG", () => picture().jpeg({ quality: 90, progressive: true }).toBuffer()],
    ["progressive CMYK JPEG", () => picture().toColourspace("cmyk").jpeg({ progressive: true }).toBuffer()],
    ["CMYK JPEG", () => picture().toColourspace("cmyk").jpeg({ quality: 90 }).toBuffer()],
    ["PNG", () => picture().png({ palette: true }).toBuffer()],
    ["16-bit PNG", () => picture().resize(520, 400).toColourspace("rgb16").png().toBuffer()],
  ])("passes a clean %s on byte for byte", async (_, make) => {
    const bytes = await make();
    const clean = await verifyPhoto(bytes, limits);
    expect(clean).toMatchObject({ ok: true });
    const again = clean.ok ? await verifyPhoto(clean.bytes, limits) : clean;
    expect(again.ok && again.bytes).toBe(clean.ok && clean.bytes);
  });

  it("cuts metadata out and leaves every pixel as it was", async () => {
    const dirty = await picture()
      .withExif({ IFD0: { Copyright: "Somebody" }, IFD3: { GPSLatitudeRef: "S" } })
      .jpeg({ quality: 90 })
      .toBuffer();
    const result = await verifyPhoto(dirty, limits);
    if (!result.ok) expect.unreachable(result.problem.code);
    expect(result.bytes.includes("Exif")).toBe(false);
    const before = Buffer.from(jpegJs.decode(dirty).data);
    expect(before.equals(jpegJs.decode(result.bytes).data)).toBe(true);
  });

  it.each([
    ["behind JFIF's own bytes", (jpeg: Buffer) => withJfif(jpeg, Buffer.alloc(40_000, "secret"))],
    ["in a thumbnail of JFIF", (jpeg: Buffer) => withJfif(jpeg, Buffer.alloc(100 * 100 * 3, "secret"), 100)],
    [
      "in a number of lines that is none",
      (jpeg: Buffer) => withSegment(jpeg, 0xdc, Buffer.alloc(40_000, "secret")),
    ],
    [
      "in Photoshop's segment",
      (jpeg: Buffer) => withSegment(jpeg, 0xed, Buffer.from("Photoshop 3.0\0secret")),
    ],
    [
      "in a comment behind the picture",
      (jpeg: Buffer) =>
        Buffer.concat([jpeg.subarray(0, -2), segmentOf(0xfe, Buffer.from("secret")), jpeg.subarray(-2)]),
    ],
  ])("cuts what stands %s, and leaves every pixel as it was", async (_, hide) => {
    const clean = await jpeg();
    const dirty = hide(clean);
    expect(dirty.includes("secret")).toBe(true);
    const result = await verifyPhoto(dirty, limits);
    if (!result.ok) expect.unreachable(result.problem.code);
    expect(result.bytes.includes("secret")).toBe(false);
    expect(Buffer.from(jpegJs.decode(result.bytes).data).equals(jpegJs.decode(clean).data)).toBe(true);
  });

  it("decodes in turn, and the others wait", async () => {
    const waiting: number[] = [];
    const turns = createTurns(2, { onWaiting: (count) => waiting.push(count) });
    const bytes = await jpeg();
    const verified = [1, 2, 3, 4, 5].map(() => verifyPhoto(bytes, limits, turns));
    expect(waiting.at(-1)).toBe(3);
    for (const result of await Promise.all(verified)) expect(result.ok).toBe(true);
    expect(waiting.at(-1)).toBe(0);
  });

  it("refuses a sound JPEG of very many scans before it is decoded", async () => {
    const { bytes, scans } = scanBomb(1, { width, height });
    expect(readPhoto(bytes).layout?.scans).toBe(scans);
    // Nothing is wrong with it for the decoder: it would take every scan.
    await sharp(bytes, { failOn: "warning" }).raw().toBuffer();
    expect(await verifyPhoto(commented(bytes), limits)).toMatchObject({
      ok: false,
      problem: { code: "photo_damaged" },
    });
  });

  it("judges the window again once the metadata is gone", async () => {
    const small = await picture().jpeg({ quality: 20 }).toBuffer();
    expect(small.length).toBeLessThan(limits.minBytes);
    const padded = commented(small);
    expect(padded.length).toBeGreaterThan(limits.minBytes);
    expect(await verifyPhoto(padded, limits)).toMatchObject({
      ok: false,
      problem: { code: "photo_bytes_low" },
    });
  });
});

function noise(w: number, h: number): Sharp {
  const random = Buffer.alloc(w * h * 3).map(() => Math.random() * 256);
  return sharp(random, { raw: { width: w, height: h, channels: 3 } });
}

function plain(w: number, h: number): Promise<Buffer> {
  return sharp({ create: { width: w, height: h, channels: 3, background: "#123" }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** With two comments, above the least bytes that are taken. */
function commented(jpegBytes: Buffer): Buffer {
  const comment = segmentOf(0xfe, Buffer.alloc(65_533));
  return Buffer.concat([jpegBytes.subarray(0, 2), comment, comment, jpegBytes.subarray(2)]);
}

const segmentOf = (marker: number, payload: Buffer): Buffer => {
  const length = payload.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 255]), payload]);
};

/** Right after SOI. */
function withSegment(jpegBytes: Buffer, marker: number, payload: Buffer): Buffer {
  return Buffer.concat([jpegBytes.subarray(0, 2), segmentOf(marker, payload), jpegBytes.subarray(2)]);
}

function withJfif(jpegBytes: Buffer, behind: Buffer, side = 0): Buffer {
  const own = Buffer.from([...Buffer.from("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, side, side]);
  return withSegment(jpegBytes, 0xe0, Buffer.concat([own, behind]));
}

async function commentBomb(count: number): Promise<Buffer> {
  const whole = await picture().jpeg({ quality: 2 }).toBuffer();
  return Buffer.concat([whole.subarray(0, 2), Buffer.alloc(4 * count, "fffe0002", "hex"), whole.subarray(2)]);
}

async function chunkBomb(count: number): Promise<Buffer> {
  const whole = await picture().png({ palette: true, colours: 2 }).toBuffer();
  const empty = Buffer.concat([Buffer.from("\0\0\0\0teSt", "latin1"), crcOf("teSt")]);
  const behindHeader = 8 + 25;
  return Buffer.concat([
    whole.subarray(0, behindHeader),
    Buffer.alloc(12 * count, empty),
    whole.subarray(behindHeader),
  ]);
}

function withFileInEnd(png: Buffer): Buffer {
  const guest = Buffer.from("%PDF-1.7");
  const end = Buffer.concat([
    Buffer.from([0, 0, 0, guest.length]),
    Buffer.from("IEND"),
    guest,
    crcOf(`IEND${guest}`),
  ]);
  return Buffer.concat([png.subarray(0, -12), end]);
}

function crcOf(text: string): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(text));
  return bytes;
}

/** Takes 40 KB out of the compressed data; the structure stays whole. */
function withHole(jpegBytes: Buffer): Buffer {
  return Buffer.concat([jpegBytes.subarray(0, 40_000), jpegBytes.subarray(80_000)]);
}

/** Overwrites compressed data, so that neither checksum nor deflate agrees. */
function withWrongData(png: Buffer): Buffer {
  return Buffer.from(png).fill(0xa5, 150_000, 160_000);
}
