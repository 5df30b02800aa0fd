import jpegJs from "jpeg-js";
import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { photoLimits } from "../../kredibel/constraints";
import { inspectPhoto } from "../../photo/file/inspect";
import { jpegScans } from "../../photo/file/jpeg";
import { scanBomb } from "../../photo/testing/scan-bomb";
import { verifyPhoto } from "./photo";
import { atMost } from "./queue";

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
  ...[2, 3, 4, 5, 6, 7, 8].map((orientation): [string, () => Promise<Buffer>, string] => [
    `EXIF orientation ${orientation}`,
    () => picture().withMetadata({ orientation }).jpeg({ quality: 90 }).toBuffer(),
    "photo_sideways",
  ]),
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

  it("refuses a sound JPEG of very many scans before it is decoded", async () => {
    const { bytes, scans } = scanBomb(1, { width, height });
    expect(jpegScans(bytes)).toBe(scans);
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
    expect(inspectPhoto(padded).bytes).toBeGreaterThan(limits.minBytes);
    expect(await verifyPhoto(padded, limits)).toMatchObject({
      ok: false,
      problem: { code: "photo_bytes_low" },
    });
  });
});

describe("atMost", () => {
  it("runs no more than that at once, in order, and goes on after a failure", async () => {
    const waiting: number[] = [];
    const run = atMost(2, (count) => waiting.push(count));
    const started: number[] = [];
    const finish: (() => void)[] = [];
    const jobs = [0, 1, 2, 3].map((id) =>
      run(async () => {
        started.push(id);
        await new Promise<void>((resolve) => finish.push(resolve));
        if (id === 0) throw new Error("broken");
      }).catch(() => "failed"),
    );
    await Promise.resolve();
    expect(started).toEqual([0, 1]);
    finish[0]?.();
    expect(await jobs[0]).toBe("failed");
    await Promise.resolve();
    expect(started).toEqual([0, 1, 2]);
    finish[1]?.();
    await jobs[1];
    await Promise.resolve();
    expect(started).toEqual([0, 1, 2, 3]);
    finish[2]?.();
    finish[3]?.();
    await Promise.all(jobs);
    expect(waiting).toEqual([1, 2, 1, 0]);
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
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0xff, 0xff]), Buffer.alloc(65_533)]);
  return Buffer.concat([jpegBytes.subarray(0, 2), comment, comment, jpegBytes.subarray(2)]);
}

/** Takes 40 KB out of the compressed data; the structure stays whole. */
function withHole(jpegBytes: Buffer): Buffer {
  return Buffer.concat([jpegBytes.subarray(0, 40_000), jpegBytes.subarray(80_000)]);
}

/** Overwrites compressed data, so that neither checksum nor deflate agrees. */
function withWrongData(png: Buffer): Buffer {
  return Buffer.from(png).fill(0xa5, 150_000, 160_000);
}
