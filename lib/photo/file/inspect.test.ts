import { deflateSync } from "node:zlib";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { stripped } from "../testing/pieces";
import { inspectPhoto, readPhoto } from "./inspect";

const size = { width: 70, height: 50 };
const picture = () =>
  sharp({
    create: {
      ...size,
      channels: 3,
      background: "#567",
      noise: { type: "gaussian", mean: 120, sigma: 30 },
    },
  });
const text = (content: string) => Buffer.from(content);
const bytesOf = (facts: { bytes: number }) => facts.bytes;

/** A HEIC as iPhones lay it out, as far as its header goes: tiles of 512, the whole of 4032 × 3024. */
function heicHeader(): Buffer {
  const property = (width: number, height: number) => {
    const box = Buffer.alloc(20);
    box.writeUInt32BE(20, 0);
    box.write("ispe", 4);
    box.writeUInt32BE(width, 12);
    box.writeUInt32BE(height, 16);
    return box;
  };
  const ftyp = Buffer.concat([Buffer.from([0, 0, 0, 24]), text("ftypheic\0\0\0\0mif1heic")]);
  return Buffer.concat([
    ftyp,
    property(512, 512),
    property(4032, 3024),
    property(320, 240),
    Buffer.alloc(99),
  ]);
}

describe("inspectPhoto", () => {
  const whole: [string, () => Promise<Buffer> | Buffer, string][] = [
    ["JPEG", () => picture().jpeg().toBuffer(), "image/jpeg"],
    ["progressive JPEG", () => picture().jpeg({ progressive: true }).toBuffer(), "image/jpeg"],
    ["CMYK JPEG", () => picture().toColourspace("cmyk").jpeg().toBuffer(), "image/jpeg"],
    ["JPEG with restart markers", () => withRestartMarkers(), "image/jpeg"],
    ["PNG", () => picture().png().toBuffer(), "image/png"],
    ["16-bit PNG", () => picture().toColourspace("rgb16").png().toBuffer(), "image/png"],
    ["palette PNG", () => picture().png({ palette: true }).toBuffer(), "image/png"],
    ["lossy WebP", () => picture().webp().toBuffer(), "image/webp"],
    ["lossless WebP", () => picture().webp({ lossless: true }).toBuffer(), "image/webp"],
    ["extended WebP", () => picture().withMetadata({ orientation: 3 }).webp().toBuffer(), "image/webp"],
    ["GIF", () => picture().gif().toBuffer(), "image/gif"],
    ["SVG by attributes", () => text('<svg xmlns="a" width="70" height="50px"/>'), "image/svg+xml"],
    [
      "SVG by viewBox, after a prologue",
      () =>
        text('\ufeff<?xml version="1.0"?>\n<!-- <b> --><!DOCTYPE svg><svg viewBox="0 0 70 50" width="100%">'),
      "image/svg+xml",
    ],
  ];

  it.each(whole)("reads type and size of a %s", async (_, make, type) => {
    const bytes = await make();
    expect(inspectPhoto(bytes)).toEqual({ type, ...size, bytes: bytes.length });
  });

  it("reads the whole of a HEIC, not its tiles", () => {
    expect(inspectPhoto(heicHeader())).toMatchObject({ type: "image/heic", width: 4032, height: 3024 });
  });

  it("leaves an SVG without a size at 0 × 0", () => {
    expect(inspectPhoto(text("<svg/>"))).toMatchObject({ type: "image/svg+xml", width: 0, height: 0 });
  });

  it.each([
    ["nothing", ""],
    ["a PDF", "%PDF-1.7\n"],
    ["HTML", "<!doctype html><svg width='9' height='9'></svg>"],
    ["an AVIF", "\0\0\0\x1cftypavif\0\0\0\0mif1"],
    ["two bytes of a JPEG", "\xff\xd8"],
    ["a BMP", "BM\0\0\0\0"],
  ])("takes %s for unknown", (_, content) => {
    const bytes = Buffer.from(content, "latin1");
    expect(inspectPhoto(bytes)).toEqual({ type: "unknown", width: 0, height: 0, bytes: bytes.length });
  });

  it.each([
    ["JPEG", () => picture().jpeg().toBuffer()],
    ["progressive JPEG", () => picture().jpeg({ progressive: true }).toBuffer()],
    ["PNG", () => picture().png().toBuffer()],
    ["WebP", () => picture().webp().toBuffer()],
  ])("gives a %s no size wherever it was cut off", async (_, make) => {
    const bytes = await make();
    for (let length = 12; length < bytes.length; length++) {
      const { width, height } = inspectPhoto(bytes.subarray(0, length));
      expect({ length, width, height }).toEqual({ length, width: 0, height: 0 });
    }
  });

  it("never throws, whatever the bytes", () => {
    const starts = [
      "\xff\xd8\xff\xe1",
      "\x89PNG\r\n\x1a\n",
      "RIFF\x20\0\0\0WEBPVP8X",
      "GIF89a",
      "\0\0\0\x18ftypheic",
      "<svg ",
    ];
    fc.assert(
      fc.property(fc.constantFrom("", ...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        const bytes = Buffer.concat([Buffer.from(start, "latin1"), rest]);
        expect(bytesOf(inspectPhoto(bytes))).toBe(bytes.length);
        expect(stripped(bytes).length).toBeLessThanOrEqual(bytes.length);
        expect(readPhoto(bytes).orientation).toBe(1);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the end of a picture", () => {
  it.each(["jpeg", "png"] as const)("is where a %s ends, whatever follows", async (format) => {
    const bytes = await picture().toFormat(format).toBuffer();
    expect(readPhoto(bytes).layout?.end).toBe(bytes.length);
    const followed = Buffer.concat([bytes, text("PK\x03\x04<script>")]);
    expect(readPhoto(followed).layout?.end).toBe(bytes.length);
  });
});

describe("orientation", () => {
  const turns = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((orientation) => [
    { orientation, kind: "jpeg" as const },
    { orientation, kind: "png" as const },
  ]);
  it.each(turns)("is read: $orientation of a $kind", async ({ orientation, kind }) => {
    const bytes = await picture().withMetadata({ orientation }).toFormat(kind).toBuffer();
    expect(readPhoto(bytes).orientation).toBe(orientation);
  });

  it("reads it in either byte order", async () => {
    const jpeg = await picture().jpeg().toBuffer();
    const big = "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    expect(readPhoto(withSegment(jpeg, 0xe1, big)).orientation).toBe(6);
  });

  it("is 1 without EXIF", async () => {
    expect(readPhoto(await picture().jpeg().toBuffer()).orientation).toBe(1);
  });
});

describe("metadata", () => {
  it("cuts EXIF, GPS, XMP, comments and profiles out of a JPEG, not its pixels", async () => {
    const clean = await picture().jpeg().toBuffer();
    let dirty = withSegment(clean, 0xfe, "a comment");
    dirty = withSegment(dirty, 0xe1, "http://ns.adobe.com/xap/1.0/\0<x/>");
    dirty = withSegment(dirty, 0xed, "Photoshop 3.0\0");
    dirty = withSegment(dirty, 0xe0, "JFXX\0thumbnail");
    dirty = withSegment(dirty, 0xe1, "Exif\0\0MM\0*\0\0\0\x08GPS");
    expect(Buffer.from(stripped(dirty))).toEqual(clean);
  });

  it("leaves JFIF and Adobe, without which the colours change", async () => {
    const cmyk = await picture().toColourspace("cmyk").withIccProfile("cmyk").jpeg().toBuffer();
    const clean = Buffer.from(stripped(cmyk));
    expect(clean.length).toBeLessThan(cmyk.length);
    expect(clean.includes("Adobe")).toBe(true);
    expect(clean.includes("ICC_PROFILE")).toBe(false);
  });

  it("cuts text and EXIF out of a PNG and leaves its pixels as they were", async () => {
    const dirty = await picture()
      .withExif({ IFD0: { Copyright: "Somebody" } })
      .withXmp("<x:xmpmeta/>")
      .png()
      .toBuffer();
    const clean = Buffer.from(stripped(dirty));
    expect(dirty.includes("Somebody")).toBe(true);
    expect(clean.includes("Somebody")).toBe(false);
    expect(clean.includes("xmpmeta")).toBe(false);
    expect(await sharp(clean).raw().toBuffer()).toEqual(await sharp(dirty).raw().toBuffer());
  });

  it.each(["jpeg", "png"] as const)("returns a clean %s itself", async (format) => {
    const bytes = await picture().toFormat(format).toBuffer();
    const once = stripped(bytes);
    expect(stripped(once)).toBe(once);
  });
});

/** Puts a segment right after SOI. */
function withSegment(jpeg: Buffer, marker: number, payload: string): Buffer {
  const data = Buffer.from(payload, "latin1");
  const header = Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]);
  return Buffer.concat([jpeg.subarray(0, 2), header, data, jpeg.subarray(2)]);
}

/** A restart marker in the middle of the compressed data, which a walk must not take for a segment. */
async function withRestartMarkers(): Promise<Buffer> {
  const jpeg = await picture().jpeg().toBuffer();
  return Buffer.concat([
    jpeg.subarray(0, -2),
    Buffer.from([0xff, 0xd3, 0x12, 0xff, 0x00]),
    jpeg.subarray(-2),
  ]);
}

describe("bombs", () => {
  it("are read from their header alone", () => {
    expect(inspectPhoto(hugePng(14_000, 14_000))).toMatchObject({ width: 14_000, height: 14_000 });
  });
});

/** A PNG whose header promises more pixels than it has. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, text(name), data, Buffer.alloc(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  const data = deflateSync(Buffer.alloc(1000));
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
