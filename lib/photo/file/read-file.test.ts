import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { photoLimits } from "../../kredibel/constraints";
import { fileLimits, readPhotoFile } from "./read-file";

const limits = photoLimits.faceImage;
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#777" } });
/** A JPEG of which nothing but the header is there. */
const stated = (width: number, height: number) =>
  Buffer.from([
    0xff,
    0xd8,
    0xff,
    0xc0,
    0,
    11,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    1,
    1,
    17,
    0,
  ]);
const text = (content: string) => Buffer.from(content, "latin1");

/** The decoder of a browser, which a refused file must never reach. */
const decode = vi.fn();
/** Nor does the browser show it as an image. */
class BrokenImage {
  src = "";
  decode = () => Promise.reject(new DOMException("The source image cannot be decoded.", "EncodingError"));
}
beforeEach(() => {
  vi.stubGlobal("createImageBitmap", decode.mockReset());
  vi.stubGlobal("Image", BrokenImage);
});
afterEach(() => void vi.unstubAllGlobals());

const read = async (bytes: Buffer) => readPhotoFile(new Blob([new Uint8Array(bytes)]), limits);

describe("readPhotoFile", () => {
  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ["0 bytes", () => Buffer.alloc(0), "photo_empty"],
    ["a PDF", () => text("%PDF-1.7"), "photo_type"],
    ["HTML named .png", () => text("<!doctype html><img>"), "photo_type"],
    ["an animated GIF", () => plain(800, 800).gif().toBuffer(), "photo_type"],
    ["1 × 1", () => plain(1, 1).png().toBuffer(), "photo_pixels"],
    ["a JPEG cut off in its header", () => text("\xff\xd8\xff\xe0\0\x10JFIF"), "photo_damaged"],
    ["a PNG cut off in its header", () => text("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "photo_damaged"],
    ["more than 64 megapixels", () => stated(8000, 8001), "photo_many_pixels"],
    ["more than 25 MB", () => Buffer.alloc(fileLimits.maxBytes + 1), "photo_file_large"],
    [
      "a landscape that EXIF turns into too narrow a portrait",
      () => plain(640, 470).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      "photo_pixels",
    ],
  ])("refuses %s before anything is decoded", async (_, make, code) => {
    expect(await read(await make())).toMatchObject({ ok: false, problem: { code } });
    expect(decode).not.toHaveBeenCalled();
  });

  it("measures a picture as it is seen, not as it is stored", async () => {
    const stored = await plain(640, 470).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await read(stored)).toMatchObject({ problem: { width: 470, height: 640 } });
  });

  it.each([
    ["HEIC", () => text(`\0\0\0\x18ftypheic\0\0\0\0heicmif1${" ".repeat(99)}`), "photo_heic"],
    ["JPEG", () => plain(800, 800).jpeg().toBuffer(), "photo_damaged"],
  ] as const)("says so where the browser cannot decode a %s", async (_, make, code) => {
    decode.mockRejectedValue(new DOMException("The source image could not be decoded.", "InvalidStateError"));
    expect(await read(await make())).toEqual({ ok: false, problem: { code } });
  });

  it("says so where the file cannot be read", async () => {
    const gone = new Blob(["x"]);
    gone.arrayBuffer = () => Promise.reject(new DOMException("", "NotReadableError"));
    gone.stream = () => {
      throw new DOMException("", "NotReadableError");
    };
    expect(await readPhotoFile(gone, limits)).toEqual({ ok: false, problem: { code: "photo_unreadable" } });
  });

  it.each([
    [8, { resizeHeight: 1920 }],
    [1, { resizeWidth: 1920 }],
  ])(
    "decodes a large picture of orientation %d straight to the longer side that is kept",
    async (orientation, side) => {
      decode.mockRejectedValue(new Error("enough seen"));
      await read(await plain(4000, 3000).withMetadata({ orientation }).jpeg().toBuffer());
      // The other side is the browser's: it alone knows how a WebP or HEIC lies.
      expect(decode).toHaveBeenCalledExactlyOnceWith(expect.any(Blob), { ...side, resizeQuality: "high" });
    },
  );

  it("asks for nothing that an older browser does not know", async () => {
    const opened = { width: 800, height: 800 };
    vi.stubGlobal("createImageBitmap", async (_: Blob, options: ImageBitmapOptions) => {
      if (options.imageOrientation) throw new TypeError("Type error");
      return opened;
    });
    const context = { fillRect: () => {}, drawImage: () => {} };
    vi.stubGlobal(
      "OffscreenCanvas",
      class {
        getContext = () => context;
      },
    );
    expect(await read(await plain(800, 800).jpeg().toBuffer())).toMatchObject({ ok: true, bitmap: opened });
  });
});
