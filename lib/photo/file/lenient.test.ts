import { describe, expect, it } from "vitest";
import { chunk, frame, header, jfif, jpeg, letters, png, scan, segment, tiff } from "../testing/pieces";
import { readLeniently } from "./lenient";

const size = { width: 0x246, height: 0x132 };
const none = { width: 0, height: 0 };
const junk = [1, 2, 3, 0, 0xff, 0, 9];
const lyingExif = segment(0xe1, [...letters("Exif\0\0"), ...tiff()]);

describe("a JPEG read leniently", () => {
  const whole = jpeg(jfif(), lyingExif, frame(), scan(1, 2, 3));
  const endOf = (bytes: Uint8Array) => ({ start: bytes.length - 2, end: bytes.length });

  it("says the same as a strict one where it is whole", () => {
    expect(readLeniently(whole)).toEqual({
      facts: { type: "image/jpeg", ...size, bytes: whole.length },
      orientation: 6,
      exif: expect.anything(),
      end: endOf(whole),
    });
  });

  it.each([
    ["junk between its segments", jpeg(jfif(), junk, lyingExif, junk, frame(), junk, scan(1))],
    ["fill bytes between its segments", jpeg([0xff, 0xff], lyingExif, [0xff], frame(), scan(1))],
    ["a marker without a length", jpeg([0xff, 0x01], lyingExif, [0xff, 0xd3], frame(), scan(1))],
    ["a segment shorter than its own length", jpeg(lyingExif, [0xff, 0xfe, 0, 0], frame(), scan(1))],
    ["2,000 empty comments", jpeg(...Array(2000).fill(segment(0xfe)), lyingExif, frame(), scan(1))],
    ["another frame", jpeg(lyingExif, frame(), scan(1), segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]))],
    ["another orientation", jpeg(lyingExif, segment(0xe1, letters("Exif\0\0")), frame(), scan(1))],
  ])("has its size, orientation and end in spite of %s", (_, bytes) => {
    expect(readLeniently(bytes)).toMatchObject({ facts: size, orientation: 6, end: endOf(bytes) });
  });

  it.each([
    ["nothing follows", [], []],
    ["a trailer of letters follows", letters("ftypmp42SEFH"), letters("ftypmp42SEFH")],
    ["half a marker follows", [0xff], [0xff]],
    ["another picture follows", [...whole], []],
    ["a trailer with another picture follows", [...letters("SEFT"), ...whole], letters("SEFT")],
  ])("has an empty end where its end marker is missing and %s", (_, trailer, before) => {
    const cut = [...whole.slice(0, -2)];
    const at = cut.length + before.length;
    const { facts, end } = readLeniently(Uint8Array.from([...cut, ...trailer]));
    expect(facts).toMatchObject(size);
    expect(end).toEqual({ start: at, end: at });
  });

  it("ends at its end marker, whatever follows", () => {
    expect(readLeniently(Uint8Array.from([...whole, ...whole])).end).toEqual(endOf(whole));
  });

  it("has no size where no frame is found", () => {
    expect(readLeniently(jpeg(jfif(), scan(1))).facts).toMatchObject(none);
    expect(readLeniently(whole.subarray(0, 30)).facts).toMatchObject(none);
  });
});

describe("a PNG read leniently", () => {
  const lying = chunk("eXIf", tiff());
  const data = chunk("IDAT", [1, 2, 3]);

  it.each([
    ["its end is missing", png(header, lying, data)],
    ["its picture is cut off", png(header, lying, data).subarray(0, -5)],
    ["its end holds something", png(header, lying, data, chunk("IEND", [1]))],
    ["5,000 empty chunks stand in it", png(header, ...Array(5000).fill(chunk("tEXt")), lying, data)],
  ])("has its size and orientation where %s", (_, bytes) => {
    expect(readLeniently(bytes)).toMatchObject({ facts: size, orientation: 6 });
  });

  it("finds exactly its EXIF", () => {
    const bytes = png(header, data, lying, chunk("IEND"));
    const { exif = { start: 0, end: 0 } } = readLeniently(bytes);
    expect([...bytes.subarray(exif.start, exif.end)]).toEqual(tiff());
  });

  it("has no size where its header is missing or cut off", () => {
    expect(readLeniently(png(data, header)).facts).toMatchObject(none);
    expect(readLeniently(png(header).subarray(0, 32)).facts).toMatchObject(none);
    expect(readLeniently(png(header)).facts).toMatchObject(size);
  });
});

describe("a WebP read leniently", () => {
  const piece = (name: string, data: number[]) => [...letters(name), data.length, 0, 0, 0, ...data];
  const webp = (...pieces: number[][]) => {
    const body = [letters("WEBP"), ...pieces].flat();
    return Uint8Array.from([...letters("RIFF"), body.length, 0, 0, 0, ...body]);
  };
  const extended = piece("VP8X", [8, 0, 0, 0, 0x45, 2, 0, 0x31, 1, 0]);

  it.each([
    ["raw", piece("EXIF", tiff())],
    ["after the letters of a JPEG", piece("EXIF", [...letters("Exif\0\0"), ...tiff()])],
    ["after a piece of odd length", [...piece("ODD ", [1]), 0, ...piece("EXIF", tiff())]],
  ])("has its size and the orientation of its EXIF, %s", (_, exif) => {
    const bytes = webp(extended, exif);
    const found = readLeniently(bytes);
    expect(found).toMatchObject({ facts: { type: "image/webp", ...size }, orientation: 6 });
    expect([...bytes.subarray(found.exif?.start, found.exif?.end)]).toEqual(tiff());
  });

  it("has its size where it is shorter than it says", () => {
    const cut = webp(extended, piece("VP8 ", Array(50).fill(1))).subarray(0, -20);
    expect(readLeniently(cut)).toMatchObject({ facts: size, orientation: 1, exif: undefined });
    expect(readLeniently(cut.subarray(0, 29)).facts).toMatchObject(none);
  });
});

describe("any other file read leniently", () => {
  it.each([
    ["a GIF", "GIF89a\x46\x01\x32\x02", "image/gif"],
    ["text", "hello", "unknown"],
    ["nothing", "", "unknown"],
  ])("has no size: %s", (_, text, type) => {
    expect(readLeniently(Uint8Array.from(letters(text))).facts).toMatchObject({ type, ...none });
  });
});
