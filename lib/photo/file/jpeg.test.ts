import { describe, expect, it } from "vitest";
import { jpegOrientation } from "./exif";
import { inspectPhoto, trailingBytes } from "./inspect";
import { inspectJpeg, jpegSegments, startsAsJpeg } from "./jpeg";
import { stripMetadata } from "./strip";

/** A JPEG made of its pieces. Nothing decodes it: only how it is laid out is looked at. */
const startOfImage = [0xff, 0xd8];
const endOfImage = [0xff, 0xd9];
const segment = (marker: number, payload: number[] = []) => {
  const length = payload.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...payload];
};
const frame = (marker = 0xc0) => segment(marker, [8, 0x01, 0x32, 0x02, 0x46, 1, 1, 0x11, 0]);
const scan = (...data: number[]) => [...segment(0xda, [1, 1, 0, 0, 63, 0]), ...data];
const jpeg = (...pieces: number[][]) => Uint8Array.from([startOfImage, ...pieces, endOfImage].flat());

const size = { width: 0x246, height: 0x132 };
const none = { width: 0, height: 0 };
const sizeOf = ({ width, height } = inspectPhoto(jpeg(frame()))) => ({ width, height });

const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

describe("the walk through a JPEG", () => {
  it("goes from its first byte to its last without a gap, through every scan", () => {
    const bytes = jpeg(
      segment(0xe0, letters("JFIF\0")),
      frame(0xc2),
      scan(1, 2, 3),
      segment(0xc4, [0]),
      scan(4, 0xff, 0, 5, 0xff, 0xd0, 6, 0xff, 0xd7, 7, 0xff, 0xff, 0xd3, 8),
    );
    const segments = jpegSegments(bytes) ?? [];
    expect(segments.map(({ marker }) => marker)).toEqual([0xd8, 0xe0, 0xc2, 0xda, 0xc4, 0xda, 0xd9]);
    expect([0, ...segments.map(({ end }) => end)]).toEqual([
      ...segments.map(({ start }) => start),
      bytes.length,
    ]);
  });

  it.each([
    ["does not begin with SOI", [0, 0xd8, ...frame(), ...endOfImage]],
    ["begins with another marker", [0xff, 0xd7, ...frame(), ...endOfImage]],
    ["has bytes between its segments", [...jpeg(frame(), [0], frame())]],
    ["has a segment that is shorter than its own length", [...jpeg(frame(), [0xff, 0xe1, 0, 1])]],
    ["has a scan that is shorter than its own length", [...jpeg(frame(), [0xff, 0xda, 0, 1])]],
    ["ends after a fill byte", [...startOfImage, ...frame(), 0xff, 0xff]],
    ["ends in a scan", [...startOfImage, ...frame(), ...scan(1, 2, 3)]],
    ["ends in a scan, on half a marker", [...startOfImage, ...frame(), ...scan(1, 2, 3, 0xff)]],
    ["ends in a scan, on the first byte of a fill", [...startOfImage, ...frame(), ...scan(1, 0xff, 0xff)]],
  ])("breaks off where the file %s", (_, bytes) => {
    expect(jpegSegments(Uint8Array.from(bytes))).toBeNull();
    expect(trailingBytes(Uint8Array.from(bytes))).toBe(0);
  });

  it("lets a segment be empty, and be filled up before its marker", () => {
    const bytes = jpeg(segment(0xe5), [0xff, 0xff], frame(), scan(1, 0xff, 0xff, 0xff));
    expect(sizeOf(inspectPhoto(bytes))).toEqual(size);
  });
});

describe("what was just encoded", () => {
  it("is told like any photo", () => {
    const photo = jpeg(frame(), scan(1));
    expect(inspectJpeg(photo)).toEqual({ type: "image/jpeg", ...size, bytes: photo.length });
    expect(inspectPhoto(photo)).toEqual(inspectJpeg(photo));
  });

  it("is unknown where it is no JPEG", () => {
    expect(inspectJpeg(new Uint8Array(7))).toEqual({ type: "unknown", width: 0, height: 0, bytes: 7 });
  });

  it.each([
    [[0xff, 0xd8, 0xff], true],
    [[0xfe, 0xd8, 0xff], false],
    [[0xff, 0xd9, 0xff], false],
    [[0xff, 0xd8, 0xfe], false],
    [[0xff, 0xd8], false],
  ])("%j begins a JPEG: %s", (bytes, begins) => {
    expect(startsAsJpeg(Uint8Array.from(bytes))).toBe(begins);
  });
});

describe("the size of a JPEG", () => {
  it.each([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])(
    "is read from the frame of each way to code it: %i",
    (marker) => {
      expect(sizeOf(inspectPhoto(jpeg(frame(marker), scan(1))))).toEqual(size);
    },
  );

  it.each([0x01, 0xbf, 0xc4, 0xc8, 0xcc, 0xd0, 0xdb, 0xf0])(
    "is not read from anything else: %i",
    (marker) => {
      expect(sizeOf(inspectPhoto(jpeg(frame(marker))))).toEqual(none);
      expect(sizeOf(inspectPhoto(jpeg(frame(marker), frame())))).toEqual(size);
    },
  );

  it("is none where two frames contradict each other", () => {
    expect(sizeOf(inspectPhoto(jpeg(frame(), frame())))).toEqual(none);
  });
});

describe("the orientation of a JPEG", () => {
  type Layout = { little?: boolean; offset?: number; entries?: number[][]; count?: number };
  /** TIFF as in EXIF: one directory at `offset`, its entries of twelve bytes each. */
  function tiff({
    little = false,
    offset = 8,
    entries = [[0x0112, 6]],
    count = entries.length,
  }: Layout = {}) {
    const view = new DataView(new ArrayBuffer(Math.max(14, offset + 2 + entries.length * 12)));
    view.setUint16(0, little ? 0x4949 : 0x4d4d);
    view.setUint16(2, 42, little);
    view.setUint32(4, offset, little);
    view.setUint16(offset, count, little);
    for (const [i, [tag = 0, value = 0]] of entries.entries()) {
      view.setUint16(offset + 2 + i * 12, tag, little);
      view.setUint16(offset + 4 + i * 12, 3, little);
      view.setUint32(offset + 6 + i * 12, 1, little);
      view.setUint16(offset + 10 + i * 12, value, little);
    }
    return [...new Uint8Array(view.buffer)];
  }
  const exif = (payload: number[], name = "Exif\0\0") => segment(0xe1, [...letters(name), ...payload]);
  const orientationOf = (...pieces: number[][]) => jpegOrientation(jpeg(...pieces, frame(), scan(1)));

  it.each([
    ["in Motorola's order", {}],
    ["in Intel's order", { little: true }],
    ["in a directory further on", { offset: 20 }],
    [
      "after other entries",
      {
        entries: [
          [0x010f, 3],
          [0x0110, 8],
          [0x0112, 6],
        ],
      },
    ],
  ])("is read %s", (_, layout) => {
    expect(orientationOf(exif(tiff(layout)))).toBe(6);
    expect(orientationOf(segment(0xe1, letters("http://ns")), [0xff], exif(tiff(layout)))).toBe(6);
  });

  it.each([
    ["there is nothing", []],
    ["not even its header is whole", tiff().slice(0, 7)],
    ["it is nothing but its header", tiff().slice(0, 8)],
    ["the directory is cut off", tiff().slice(0, 9)],
    ["the directory lies at the very end", [...tiff().slice(0, 7), 14, ...tiff().slice(8, 14)]],
    ["the directory lies beyond the end", [...tiff().slice(0, 7), 200, ...tiff().slice(8)]],
    ["its entry is cut off", tiff().slice(0, 21)],
    [
      "no entry is it",
      tiff({
        entries: [
          [0x0111, 6],
          [0x0113, 6],
        ],
      }),
    ],
    ["there are no entries", tiff({ entries: [] })],
    [
      "it stands after the last entry that is promised",
      tiff({
        entries: [
          [0x0111, 6],
          [0x0112, 6],
        ],
        count: 1,
      }),
    ],
    ["more entries are promised than there are", tiff({ entries: [[0x0111, 6]], count: 2 })],
    ["it is 0", tiff({ entries: [[0x0112, 0]] })],
    ["it is 9", tiff({ entries: [[0x0112, 9]] })],
  ])("is upright where %s", (_, payload) => {
    expect(orientationOf(exif(payload))).toBe(1);
  });

  it("is read from EXIF alone, in the segment where EXIF stands", () => {
    expect(orientationOf(exif(tiff(), "Exit\0\0"))).toBe(1);
    expect(orientationOf(segment(0xe2, [...letters("Exif\0\0"), ...tiff()]))).toBe(1);
  });

  it("is read as far as the segment goes, and no further", () => {
    const bytes = exif(tiff());
    const cut = [...bytes.slice(0, -4), 0, 6, 0, 0];
    cut.splice(2, 2, 0, cut.length - 2 - 4);
    const view = Uint8Array.from([...startOfImage, ...cut]);
    expect(jpegOrientation(view)).toBe(1);
  });
});

describe("stripping a JPEG", () => {
  it("cuts what stands between two scans, and what is filled up", () => {
    const comment = segment(0xfe, letters("a comment"));
    const dirty = jpeg(frame(0xc2), scan(1, 2), comment, [0xff, 0xff], segment(0xef, [7]), scan(3), comment);
    expect(stripMetadata(dirty)).toEqual(jpeg(frame(0xc2), scan(1, 2), scan(3)));
  });

  it.each([0xe0, 0xe1, 0xe7, 0xee, 0xef])("cuts every application's own segment: %i", (marker) => {
    const foreign = segment(marker, letters("Somebody's"));
    expect(stripMetadata(jpeg(foreign, frame(), scan(1)))).toEqual(jpeg(frame(), scan(1)));
  });

  it("leaves all that draws the picture, and JFIF and Adobe", () => {
    const clean = jpeg(
      segment(0xe0, letters("JFIF\0")),
      segment(0xee, letters("Adobe")),
      segment(0xdb, [0, 1]),
      segment(0xdd, [0, 1]),
      frame(),
      segment(0xf0, [1]),
      scan(1),
    );
    expect(stripMetadata(clean)).toBe(clean);
  });

  it("cuts JFIF and Adobe where they stand in each other's place", () => {
    const swapped = jpeg(segment(0xee, letters("JFIF\0")), segment(0xe0, letters("Adobe")), frame());
    expect(stripMetadata(swapped)).toEqual(jpeg(frame()));
  });

  it("keeps what follows the picture for whoever asks for it", () => {
    const bytes = Uint8Array.from([...jpeg(segment(0xfe, [1]), frame()), 1, 2, 3]);
    expect(trailingBytes(bytes)).toBe(3);
    expect(stripMetadata(bytes)).toEqual(Uint8Array.from([...jpeg(frame()), 1, 2, 3]));
  });

  it("gives a file that is not whole back as it is", () => {
    const cut = jpeg(segment(0xfe, [1]), frame()).subarray(0, -1);
    expect(stripMetadata(cut)).toBe(cut);
  });
});
