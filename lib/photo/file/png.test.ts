import { describe, expect, it } from "vitest";
import { inspectPhoto, trailingBytes } from "./inspect";
import { pngChunks } from "./png";
import { stripMetadata } from "./strip";

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const chunk = (name: string, data: number[] = []) => [
  ...[0, 0, data.length >> 8, data.length & 255],
  ...[...name].map((letter) => letter.charCodeAt(0)),
  ...data,
  ...[0, 0, 0, 0],
];
const header = chunk("IHDR", [0, 0, 2, 0x46, 0, 0, 1, 0x32, 8, 2, 0, 0, 0]);
const data = chunk("IDAT", [1, 2, 3]);
const end = chunk("IEND");
const png = (...pieces: number[][]) => Uint8Array.from([signature, ...pieces].flat());

const size = { width: 0x246, height: 0x132 };
const none = { width: 0, height: 0 };

describe("a PNG", () => {
  it("is walked from its first chunk to IEND without a gap", () => {
    const bytes = png(header, data, data, end);
    const chunks = pngChunks(bytes) ?? [];
    expect(chunks.map(({ name }) => name)).toEqual(["IHDR", "IDAT", "IDAT", "IEND"]);
    expect([8, ...chunks.map((piece) => piece.end)]).toEqual([
      ...chunks.map(({ start }) => start),
      bytes.length,
    ]);
    expect(inspectPhoto(bytes)).toMatchObject(size);
    expect(trailingBytes(bytes)).toBe(0);
  });

  it.each([
    ["ends before IEND", png(header, data)],
    ["ends in a chunk", png(header, data, end).subarray(0, -1)],
    ["ends in what its last chunk promises", png(header, data, [0, 0, 0, 1, ...end.slice(4)])],
    ["ends in the head of a chunk", png(header, data, end.slice(0, 11))],
    ["has no picture", png(header, end)],
    ["has no header", png(data, end)],
    ["has its header elsewhere", png(data, header, end)],
    ["has a header of another length", png(chunk("IHDR", [0, 0, 2, 0x46, 0, 0, 1, 0x32]), data, end)],
    ["has nothing", png()],
  ])("has no size where it %s", (_, bytes) => {
    expect(inspectPhoto(bytes)).toMatchObject({ type: "image/png", ...none });
  });

  it.each([...signature.keys()])("is none where byte %i of its signature is another", (i) => {
    const bytes = png(header, data, end);
    bytes[i] = 0;
    expect(inspectPhoto(bytes).type).toBe("unknown");
    expect(pngChunks(bytes)).toBeNull();
    expect(trailingBytes(bytes)).toBe(0);
  });

  it("is stripped to what draws it", () => {
    const drawn = ["PLTE", "tRNS", "gAMA", "cHRM", "sRGB"].map((name) => chunk(name, [1]));
    const others = ["tEXt", "iTXt", "zTXt", "eXIf", "tIME", "iCCP", "pHYs", "prVt"].map((name) =>
      chunk(name, [1]),
    );
    const clean = png(header, ...drawn, data, end);
    expect(stripMetadata(png(header, ...others, ...drawn, data, ...others, end))).toEqual(clean);
    expect(stripMetadata(clean)).toBe(clean);
  });

  it("keeps what follows it for whoever asks for it", () => {
    const bytes = png(header, data, end, [1, 2, 3]);
    expect(trailingBytes(bytes)).toBe(3);
    expect(inspectPhoto(bytes)).toMatchObject(size);
    expect(stripMetadata(bytes)).toBe(bytes);
  });
});
