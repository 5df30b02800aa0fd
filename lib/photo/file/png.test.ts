import { describe, expect, it } from "vitest";
import { chunk, header, letters, png, pngSignature, stripped, tiff, watched } from "../testing/pieces";
import { inspectPhoto, readPhoto } from "./inspect";
import { maxChunks, pngLayout } from "./png";

const data = chunk("IDAT", [1, 2, 3]);
const end = chunk("IEND");

const size = { width: 0x246, height: 0x132 };
const none = { width: 0, height: 0 };

describe("pngLayout", () => {
  it("finds pieces from the first chunk to IEND without a gap", () => {
    const bytes = png(header, data, data, end);
    const layout = pngLayout(bytes);
    const pieces = layout?.pieces ?? [];
    expect(pieces).toHaveLength(4);
    expect(pieces.map(({ start }) => start)).toEqual([8, ...pieces.map((piece) => piece.end)].slice(0, -1));
    expect(layout).toMatchObject({ ...size, scans: 1, exif: undefined, metadata: [], end: bytes.length });
  });

  it.each([
    ["ends before IEND", png(header, data)],
    ["ends in a chunk", png(header, data, end).subarray(0, -1)],
    ["ends in what its last chunk promises", png(header, data, [0, 0, 0, 1, ...end.slice(4)])],
    ["ends in the head of a chunk", png(header, data, end.slice(0, 11))],
    ["has no picture", png(header, end)],
    ["has no header", png(data, end)],
    ["has its header elsewhere", png(data, header, end)],
    ["has too short a header", png(chunk("IHDR", [0, 0, 2, 0x46, 0, 0, 1, 0x32]), data, end)],
    ["has too long a header", png(chunk("IHDR", [...header.slice(8, -4), 0]), data, end)],
    ["has bytes in its end", png(header, data, chunk("IEND", letters("a whole file")))],
    ["has nothing", png()],
  ])("has no size where the file %s", (_, bytes) => {
    expect(inspectPhoto(bytes)).toMatchObject({ type: "image/png", ...none });
  });

  it.each([...pngSignature.keys()])("is null where byte %i of the signature is another", (i) => {
    const bytes = png(header, data, end);
    bytes[i] = 0;
    expect(inspectPhoto(bytes).type).toBe("unknown");
    expect(pngLayout(bytes)).toBeNull();
  });

  it("takes as many chunks as are allowed, and not one more", () => {
    const own = [header, data];
    const empty = (count: number) => Array<number[]>(count).fill(chunk("tEXt"));
    const allowed = maxChunks - own.length - 1;
    expect(pngLayout(png(...own, ...empty(allowed), end))?.pieces).toHaveLength(maxChunks);
    expect(pngLayout(png(...own, ...empty(allowed + 1), end))).toBeNull();
  });

  it("reads no byte beyond the last chunk allowed", () => {
    const bomb = watched(png(header, ...Array<number[]>(100_000).fill(chunk("teSt"))));
    expect(pngLayout(bomb.bytes)).toBeNull();
    expect(bomb.views()).toBe(maxChunks);
  });

  it("ends at IEND, whatever follows", () => {
    const bytes = png(header, data, end);
    expect(pngLayout(Uint8Array.from([...bytes, 1, 2, 3]))?.end).toBe(bytes.length);
  });

  it("reads the orientation of its EXIF", () => {
    expect(readPhoto(png(header, chunk("eXIf", tiff()), data, end)).orientation).toBe(6);
    expect(
      readPhoto(png(header, data, chunk("eXIf", tiff({ entries: [[0x112, 8]] })), end)).orientation,
    ).toBe(8);
    expect(readPhoto(png(header, chunk("eXIg", tiff()), data, end)).orientation).toBe(1);
    expect(readPhoto(png(header, data, end)).orientation).toBe(1);
  });
});

describe("metadata of a PNG", () => {
  const clean = png(header, chunk("PLTE", [1]), chunk("tRNS", [1]), chunk("sRGB", [1]), data, end);

  it.each(["tEXt", "iTXt", "zTXt", "eXIf", "tIME", "iCCP", "pHYs", "prVt", "PRVT", "acTL"])(
    "goes with every chunk that draws nothing, wherever it stands: %s",
    (name) => {
      const foreign = chunk(name, [1]);
      const dirty = png(
        header,
        foreign,
        chunk("PLTE", [1]),
        chunk("tRNS", [1]),
        foreign,
        chunk("sRGB", [1]),
        data,
        foreign,
        end,
      );
      expect(stripped(dirty)).toEqual(clean);
    },
  );

  it("leaves all that draws the picture", () => {
    expect(stripped(clean)).toBe(clean);
    const most = { PLTE: 768, tRNS: 256, gAMA: 4, cHRM: 32, sRGB: 1 };
    const full = Object.entries(most).map(([name, length]) => chunk(name, Array(length).fill(1)));
    const whole = png(header, ...full, data, end);
    expect(stripped(whole)).toBe(whole);
  });

  it.each([
    ["PLTE", 769],
    ["tRNS", 257],
    ["gAMA", 5],
    ["cHRM", 33],
    ["sRGB", 2],
  ])("goes with a %s that is longer than its kind", (name, length) => {
    expect(stripped(png(header, chunk(name, Array(length).fill(1)), data, end))).toEqual(
      png(header, data, end),
    );
  });

  it("goes with what no decoder heeds: a second one, and one after the picture", () => {
    const dirty = png(header, chunk("gAMA", [1]), chunk("gAMA", [2]), data, chunk("cHRM", [3]), end);
    expect(stripped(dirty)).toEqual(png(header, chunk("gAMA", [1]), data, end));
  });
});
