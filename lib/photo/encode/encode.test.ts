import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { photoFields, photoLimits } from "../../kredibel/constraints";
import { type PhotoLimits, photoProblem } from "../check";
import { cropFor, cropForFile, longestSide } from "../crop";
import { inspectPhoto } from "../file/inspect";
import { encodeInWindow } from "./encode";

/** The structure of a JPEG of this size, `bytes` long, with nothing in it. */
function hollowJpeg(width: number, height: number, bytes: number): Blob {
  const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0];
  const head = [0xff, 0xd8, ...frame, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];
  const file = new Uint8Array(Math.max(bytes, head.length + 2));
  file.set(head);
  file.set([0xff, 0xd9], file.length - 2);
  return new Blob([file]);
}

/** An encoder whose files grow with pixels and quality, each in its own way. */
function modelledEncoder(bytesPerPixel: number, growth: number, steepness: number, own: number) {
  const calls: { width: number; height: number; quality: number }[] = [];
  const encode = async (width: number, height: number, quality: number) => {
    calls.push({ width, height, quality });
    const bytes = own * bytesPerPixel * ((width * height) / own) ** growth * quality ** steepness;
    return hollowJpeg(width, height, Math.round(bytes) + 300);
  };
  return { encode, calls };
}

const anyLimits = fc.constantFrom(...photoFields.map((field) => photoLimits[field]));
const anySize = fc.record({
  width: fc.integer({ min: 1, max: 9000 }),
  height: fc.integer({ min: 1, max: 9000 }),
});

/** Under `npm run mutation` every mutant would wait for them: there, fewer runs, and no encoder but the modelled ones. */
const isMutated = process.env.STRYKER_MUTATOR_WORKER !== undefined;
const runs = (numRuns: number) => (isMutated ? { numRuns: numRuns / 10, endOnFailure: true } : { numRuns });

describe("encodeInWindow", () => {
  it("never gives a file outside the window, whatever the encoder does", async () => {
    await fc.assert(
      fc.asyncProperty(
        anySize,
        anyLimits,
        fc.infiniteStream(fc.integer({ min: 1, max: 6_000_000 })),
        async (size, limits, weights) => {
          const encode = async (width: number, height: number) =>
            hollowJpeg(width, height, weights.next().value ?? 1);
          const result = await encodeInWindow({ ...size, limits, encode });
          if (!result.ok) return;
          const bytes = new Uint8Array(await result.photo.blob.arrayBuffer());
          expect(photoProblem(inspectPhoto(bytes), limits)).toBeNull();
          expect(result.photo.facts).toEqual(inspectPhoto(bytes));
        },
      ),
      runs(150),
    );
  });

  it("gives a file whenever some quality of the picture's own size is inside the window", async () => {
    await fc.assert(
      fc.asyncProperty(
        anySize,
        anyLimits,
        fc.double({ min: 0.02, max: 6, noNaN: true }),
        fc.double({ min: 0.5, max: 1.2, noNaN: true }),
        fc.double({ min: 1, max: 12, noNaN: true }),
        async (size, limits, bytesPerPixel, growth, steepness) => {
          const { width, height } = cropForFile(limits, size.width, size.height);
          const largeEnough = width >= limits.minWidth && height >= limits.minHeight;
          const shrunk = Math.min(1, longestSide / Math.max(width, height)) ** 2;
          const own = width * height * shrunk;
          const { encode } = modelledEncoder(bytesPerPixel, growth, steepness, own);
          const result = await encodeInWindow({ width, height, limits, encode });
          const heaviest = own * bytesPerPixel;
          const lightest = heaviest * 0.6 ** steepness;
          const reachable = heaviest > limits.minBytes * 1.02 && lightest < limits.maxBytes * 0.98;
          if (largeEnough && reachable) expect(result).toMatchObject({ ok: true });
          if (!largeEnough) expect(result).toMatchObject({ ok: false, problem: { code: "photo_pixels" } });
        },
      ),
      runs(300),
    );
  });

  it("keeps the long side within 1920 and the aspect as it was", async () => {
    const { encode, calls } = modelledEncoder(0.3, 1, 5, 1920 * 1440);
    const result = await encodeInWindow({
      width: 4096,
      height: 3072,
      limits: photoLimits.identityImage,
      encode,
    });
    expect(result).toMatchObject({ ok: true, photo: { facts: { width: 1920, height: 1440 } } });
    expect(calls).toHaveLength(1);
  });

  it.each([
    ["a grainy picture that was not weighed", undefined, 3],
    ["the same, weighed", async () => 2, 1],
  ] as const)("encodes %s as often as it must", async (_, weigh, encodes) => {
    const { encode, calls } = modelledEncoder(2, 1, 8, 1440 * 1080);
    const limits = photoLimits.identityImage;
    const result = await encodeInWindow({ width: 1440, height: 1080, limits, encode, weigh });
    expect(result).toMatchObject({ ok: true });
    expect(calls).toHaveLength(encodes);
  });

  it.each([
    ["one that is heavy enough so", 2, 0.97],
    ["one that would be too light so", 0.1, 1],
    ["one that has nothing in it", 0, 1],
  ])("begins with quality 0.97 at most, save for a light picture: %s", async (_, weight, quality) => {
    const { encode, calls } = modelledEncoder(1, 1, 8, 640 * 480);
    const limits = photoLimits.identityImage;
    await encodeInWindow({ width: 640, height: 480, limits, encode, weigh: async () => weight });
    expect(calls[0]?.quality).toBe(quality);
  });

  it("lowers the quality before the size", async () => {
    const { encode, calls } = modelledEncoder(8, 1, 6, 1440 * 1080);
    const result = await encodeInWindow({
      width: 1440,
      height: 1080,
      limits: photoLimits.identityImage,
      encode,
    });
    expect(result.ok).toBe(true);
    const shrunk = calls.filter(({ width }) => width < 1440);
    expect(shrunk.length).toBeGreaterThan(0);
    expect(shrunk.every(({ quality }) => quality === 0.6)).toBe(true);
  });

  it("enlarges only where the best quality is under the floor, and no further", async () => {
    const { encode, calls } = modelledEncoder(0.2, 0.8, 5, 480 * 640);
    const result = await encodeInWindow({ width: 480, height: 640, limits: photoLimits.faceImage, encode });
    expect(result).toMatchObject({ ok: true });
    const firstEnlarged = calls.findIndex(({ width }) => width > 480);
    expect(calls.slice(0, firstEnlarged)).toContainEqual({ width: 480, height: 640, quality: 1 });
    expect(calls.slice(firstEnlarged).every(({ quality }) => quality === 1)).toBe(true);
    expect(calls.at(-1)?.width).toBeLessThan(1100);
  });

  it("says how many bytes the heaviest try had when a picture is too plain", async () => {
    const { encode } = modelledEncoder(0.001, 0.5, 5, 480 * 640);
    const result = await encodeInWindow({ width: 480, height: 640, limits: photoLimits.faceImage, encode });
    expect(result).toMatchObject({ ok: false, problem: { code: "photo_bytes_low", minBytes: 102_400 } });
  });

  it("refuses a browser that answers with another type", async () => {
    const png = await sharp({ create: { width: 480, height: 640, channels: 3, background: "#888" } })
      .png()
      .toBuffer();
    const encode = async () => new Blob([new Uint8Array(png)], { type: "image/jpeg" });
    const result = await encodeInWindow({ width: 480, height: 640, limits: photoLimits.faceImage, encode });
    expect(result).toEqual({ ok: false, problem: { code: "photo_encoding" } });
  });
});

describe("the search for size and quality", () => {
  const limits = photoLimits.identityImage;

  /** Encodes into files of just these sizes, one after the other, the last one for ever. */
  async function search(
    bytesOf: (call: number, quality: number) => number,
    size = { width: 1920, height: 1440 },
    within: PhotoLimits = limits,
  ) {
    const calls: { width: number; height: number; quality: number }[] = [];
    const encode = async (width: number, height: number, quality: number) => {
      calls.push({ width, height, quality });
      return hollowJpeg(width, height, bytesOf(calls.length - 1, quality));
    };
    const result = await encodeInWindow({ ...size, limits: within, encode });
    expect(new Set(calls.map((call) => JSON.stringify(call))).size, "nothing is tried twice").toBe(
      calls.length,
    );
    return { calls, result, bytes: result.ok ? result.photo.facts.bytes : undefined };
  }
  const oneAfterTheOther =
    (...bytes: number[]) =>
    (call: number) =>
      bytes[call] ?? bytes.at(-1) ?? 0;

  it.each([150_000, 400_000, 600_000])("ends with a first file of %i bytes", async (bytes) => {
    const { calls, result } = await search(() => bytes);
    expect(calls).toHaveLength(1);
    expect(result).toMatchObject({ ok: true, photo: { facts: { bytes }, blob: { type: "image/jpeg" } } });
  });

  it.each([149_999, 600_001])("goes on after a first file of %i bytes", async (bytes) => {
    expect((await search(oneAfterTheOther(bytes, 400_000))).bytes).toBe(400_000);
  });

  it("aims inside a window that is smaller than what it would aim at", async () => {
    const narrow = { ...limits, minBytes: 650_000, maxBytes: 700_000 };
    expect((await search(() => 650_000, undefined, narrow)).calls).toHaveLength(1);
    const light = { ...limits, minBytes: 1_000, maxBytes: 100_000 };
    expect((await search(() => 100_000, undefined, light)).calls).toHaveLength(1);
  });

  it.each([
    [[120_000, 700_000, 3_000_000], 700_000],
    [[3_000_000, 700_000, 140_000, 3_000_000], 140_000],
    [[700_000, 120_000, 3_000_000], 700_000],
    [[140_000, 1_500_000, 3_000_000], 140_000],
  ])("keeps, of %j, the one that is nearest by its factor", async (sizes, nearest) => {
    expect((await search(oneAfterTheOther(...sizes))).bytes).toBe(nearest);
  });

  it("finds a narrow way between too light and too heavy", async () => {
    const { bytes } = await search((_, quality) =>
      quality < 0.9 ? 50_000 : quality < 0.905 ? 300_000 : 5_000_000,
    );
    expect(bytes).toBe(300_000);
  });

  it("gives up after eight files where there is none", async () => {
    const { calls, result } = await search((_, quality) => (quality < 0.9 ? 50_000 : 5_000_000));
    expect(calls).toHaveLength(8);
    expect(result).toMatchObject({ ok: false });
  });

  it("ends at the smallest size and lowest quality where all is too heavy", async () => {
    const { calls, result } = await search(() => 5_000_000);
    expect(calls.at(-1)).toMatchObject({ height: limits.minHeight, quality: 0.6 });
    expect(calls.length).toBeLessThan(8);
    expect(result).toMatchObject({ ok: false, problem: { code: "photo_bytes_high", bytes: 5_000_000 } });
  });

  it("takes the first enlarged file that is inside the window", async () => {
    const { calls, bytes } = await search(oneAfterTheOther(50_000, 95_000, 110_000), {
      width: 960,
      height: 720,
    });
    expect(calls.map(({ width }) => width)).toEqual([960, 960, expect.any(Number)]);
    expect(calls[2]?.width).toBeGreaterThan(960);
    expect(bytes).toBe(110_000);
  });

  it("enlarges to a fifth over the floor", async () => {
    const { calls } = await search(oneAfterTheOther(50_000, limits.minBytes / 1.2, 110_000), {
      width: 960,
      height: 720,
    });
    expect((calls[2]?.width ?? 0) / 960).toBeCloseTo(1.2, 2);
  });

  it.each([limits.minBytes, 110_000])(
    "does not enlarge what has %i bytes in its own size, at the best quality",
    async (bytes) => {
      const { calls, result } = await search(oneAfterTheOther(50_000, bytes), { width: 960, height: 720 });
      expect(calls.map(({ width }) => width)).toEqual([960, 960]);
      expect(result).toMatchObject({ ok: true, photo: { facts: { bytes } } });
    },
  );

  it.each([
    [limits.minWidth - 1, 2000],
    [2000, limits.minHeight - 1],
  ])("does not begin with too few pixels: %i × %i", async (width, height) => {
    const { calls, result } = await search(() => 400_000, { width, height });
    expect(calls).toEqual([]);
    expect(result).toMatchObject({ ok: false, problem: { code: "photo_pixels", width, height } });
  });
});

/** Scenes a camera may send, as raw pixels. */
const scenes = {
  noise: () => Math.random() * 255,
  flat: () => 128,
  dark: (x: number, y: number) => ((x * 7 + y * 13) % 17) / 2,
  text: (x: number, y: number) => (((x >> 2) * 31 + (y >> 3) * 17) % 11 < 3 && y % 24 < 16 ? 30 : 210),
};

const cameraSizes = [
  [160, 120],
  [640, 480],
  [480, 640],
  [1280, 720],
  [720, 1280],
  [1920, 1080],
  [1080, 1920],
  [4096, 2160],
] as const;

describe.skipIf(isMutated)("encodeInWindow with a real encoder", () => {
  const cells = photoFields.flatMap((field) =>
    cameraSizes.flatMap((size) =>
      (Object.keys(scenes) as (keyof typeof scenes)[]).map((scene) => ({ field, size, scene })),
    ),
  );

  it.each(cells)(
    "$field at $size of $scene is inside the window or refused for its reason",
    async (cell) => {
      const { field, scene } = cell;
      const [width, height] = cell.size;
      const limits: PhotoLimits = photoLimits[field];
      const crop = cropFor(field, width, height);
      const picture = await paint(Math.min(crop.width, 1920), Math.min(crop.height, 1920), scenes[scene]);
      const encode = async (w: number, h: number, quality: number) => {
        const jpeg = sharp(picture)
          .resize(w, h, { fit: "fill" })
          .jpeg({ quality: Math.round(quality * 100) });
        return new Blob([new Uint8Array(await jpeg.toBuffer())]);
      };
      const result = await encodeInWindow({ ...crop, limits, encode });

      if (crop.width < limits.minWidth || crop.height < limits.minHeight) {
        expect(result).toMatchObject({ ok: false, problem: { code: "photo_pixels" } });
      } else if (scene === "flat") {
        expect(result).toMatchObject({ ok: false, problem: { code: "photo_bytes_low" } });
      } else {
        if (!result.ok) expect.unreachable(JSON.stringify(result.problem));
        const bytes = Buffer.from(await result.photo.blob.arrayBuffer());
        const decoded = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
        expect(decoded.info.width).toBeGreaterThanOrEqual(limits.minWidth);
        expect(decoded.info.height).toBeGreaterThanOrEqual(limits.minHeight);
        expect(Math.max(decoded.info.width, decoded.info.height)).toBeLessThanOrEqual(longestSide);
        expect(bytes.length).toBeGreaterThanOrEqual(limits.minBytes);
        expect(bytes.length).toBeLessThanOrEqual(limits.maxBytes);
      }
    },
    20_000,
  );
});

async function paint(
  width: number,
  height: number,
  level: (x: number, y: number) => number,
): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pixels[y * width + x] = level(x, y);
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .toColourspace("srgb")
    .png({ compressionLevel: 1 })
    .toBuffer();
}
