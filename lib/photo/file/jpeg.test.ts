import { describe, expect, it } from "vitest";
import { adobe, frame, jfif, jpeg, letters, scan, segment, stripped, tiff, watched } from "../testing/pieces";
import { readPhoto } from "./inspect";
import { maxSegments, startsAsJpeg } from "./jpeg";

const jpegLayout = (bytes: Uint8Array) => readPhoto(bytes).layout;
const size = { width: 0x246, height: 0x132 };
const none = { width: 0, height: 0 };
const startOfImage = [0xff, 0xd8];
const endOfImage = [0xff, 0xd9];

describe("jpegLayout", () => {
  it("finds pieces without a gap, through every scan", () => {
    const bytes = jpeg(
      jfif(),
      frame(0xc2),
      scan(1, 2, 3),
      segment(0xc4, [0]),
      scan(4, 0xff, 0, 5, 0xff, 0xd0, 6, 0xff, 0xd7, 7, 0xff, 0xff, 0xd3, 8),
    );
    const layout = jpegLayout(bytes);
    const pieces = layout?.pieces ?? [];
    expect(pieces).toHaveLength(7);
    expect(pieces.map(({ start }) => start)).toEqual([0, ...pieces.map(({ end }) => end)].slice(0, -1));
    expect(layout).toMatchObject({ ...size, scans: 2, exif: undefined, metadata: [], end: bytes.length });
  });

  it.each([
    ["does not begin with SOI", [0, 0xd8, ...frame(), ...endOfImage]],
    ["begins with another marker", [0xff, 0xd7, ...frame(), ...endOfImage]],
    ["has bytes between its segments", [...jpeg(frame(), [0], frame())]],
    ["has a segment shorter than its own length", [...jpeg(frame(), [0xff, 0xe1, 0, 1])]],
    ["has a scan shorter than its own length", [...jpeg(frame(), [0xff, 0xda, 0, 1])]],
    ["ends after a fill byte", [...startOfImage, ...frame(), 0xff, 0xff]],
    ["ends in a scan", [...startOfImage, ...frame(), ...scan(1, 2, 3)]],
    ["ends in a scan, on half a marker", [...startOfImage, ...frame(), ...scan(1, 2, 3, 0xff)]],
    ["ends in a scan, on a fill byte", [...startOfImage, ...frame(), ...scan(1, 0xff, 0xff)]],
  ])("is null where the file %s", (_, bytes) => {
    expect(jpegLayout(Uint8Array.from(bytes))).toBeNull();
  });

  it.each([0x00, 0x01, 0x02, 0xbf, 0xd0, 0xd7, 0xd8])(
    "is null at a marker that has no length, whatever follows: %i",
    (marker) => {
      expect(jpegLayout(jpeg(frame(), segment(marker, [1, 2]), scan(1)))).toBeNull();
    },
  );

  it("takes empty segments, and fill bytes before a marker", () => {
    const bytes = jpeg(segment(0xe5), [0xff, 0xff], frame(), scan(1, 0xff, 0xff, 0xff));
    expect(jpegLayout(bytes)).toMatchObject(size);
  });

  it("takes as many segments as are allowed, and not one more", () => {
    const comments = (count: number) => Array.from({ length: count }, () => segment(0xfe));
    const own = [frame(), scan(1)];
    const allowed = maxSegments - own.length - 2;
    expect(jpegLayout(jpeg(...own, ...comments(allowed)))?.pieces).toHaveLength(maxSegments);
    expect(jpegLayout(jpeg(...own, ...comments(allowed + 1)))).toBeNull();
  });

  it("reads no byte beyond the last segment allowed", () => {
    const bomb = watched(Uint8Array.from([...startOfImage, ...Array(100_000).fill(segment(0xfe)).flat()]));
    expect(jpegLayout(bomb.bytes)).toBeNull();
    expect(bomb.reads()).toBeGreaterThan(maxSegments);
    expect(bomb.reads()).toBeLessThan(maxSegments * 10);
  });

  it.each([
    ["stuffed bytes", [0xff, 0]],
    ["restarts", [0xff, 0xd0]],
    ["fill bytes", [0xff, 0xff]],
    ["stuffed bytes far apart", [0xff, 0, ...Array(20).fill(1)]],
    ["nothing special", [1, 2]],
  ])("reads a scan of %s byte by byte, a few times each at most", (_, pair) => {
    const bytes = jpeg(
      frame(),
      scan(
        ...Array<number[]>(Math.ceil(40_000 / pair.length))
          .fill(pair)
          .flat(),
        0,
      ),
    );
    const file = watched(bytes);
    expect(readPhoto(file.bytes).facts).toMatchObject(size);
    expect(file.reads()).toBeLessThan(bytes.length * 3);
    expect(file.hops()).toBeLessThan(bytes.length / 16);
    expect(file.reads() + file.hops()).toBeGreaterThan(20);
  });

  it.each([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])(
    "reads the size from the frame of each coding: %i",
    (marker) => {
      expect(jpegLayout(jpeg(frame(marker), scan(1)))).toMatchObject(size);
    },
  );

  it.each([0xc4, 0xc8, 0xcc, 0xdb, 0xdc, 0xf0])("reads no size from other segments: %i", (marker) => {
    expect(jpegLayout(jpeg(frame(marker)))).toMatchObject(none);
    expect(jpegLayout(jpeg(frame(marker), frame()))).toMatchObject(size);
  });

  it("has no size where two frames contradict each other", () => {
    expect(jpegLayout(jpeg(frame(), frame()))).toMatchObject(none);
  });

  it("ends at EOI, whatever follows", () => {
    const bytes = jpeg(frame());
    expect(jpegLayout(Uint8Array.from([...bytes, 1, 2, 3]))?.end).toBe(bytes.length);
  });

  it.each([
    [[0xff, 0xd8, 0xff], true],
    [[0xfe, 0xd8, 0xff], false],
    [[0xff, 0xd9, 0xff], false],
    [[0xff, 0xd8, 0xfe], false],
    [[0xff, 0xd8], false],
  ])("begins with SOI and a marker: %j %s", (bytes, begins) => {
    expect(startsAsJpeg(Uint8Array.from(bytes))).toBe(begins);
  });
});

describe("orientation", () => {
  const exif = (payload: number[], name = "Exif\0\0") => segment(0xe1, [...letters(name), ...payload]);
  const orientationOf = (...pieces: number[][]) => readPhoto(jpeg(...pieces, frame(), scan(1))).orientation;

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
    const cut = exif(tiff().slice(0, -4));
    expect(orientationOf(cut, [0xff, 0xe2, 0, 6, 0, 0, 0, 0])).toBe(1);
  });
});

describe("metadata of a JPEG", () => {
  it("goes where it stands between two scans, with its fill bytes", () => {
    const comment = segment(0xfe, letters("a comment"));
    const dirty = jpeg(frame(0xc2), scan(1, 2), comment, [0xff, 0xff], segment(0xef, [7]), scan(3), comment);
    expect(stripped(dirty)).toEqual(jpeg(frame(0xc2), scan(1, 2), scan(3)));
  });

  it.each([0xc8, 0xdc, 0xde, 0xdf, 0xe0, 0xe1, 0xe7, 0xed, 0xee, 0xef, 0xf0, 0xfd, 0xfe])(
    "goes with every marker that draws nothing, wherever it stands: %i",
    (marker) => {
      const foreign = segment(marker, letters("Somebody's"));
      const dirty = jpeg(foreign, jfif(), foreign, frame(), foreign, scan(1), foreign, scan(2), foreign);
      expect(stripped(dirty)).toEqual(jpeg(jfif(), frame(), scan(1), scan(2)));
    },
  );

  it("leaves all that draws the picture, and a plain JFIF and Adobe", () => {
    const tables = [0xc4, 0xcc, 0xdb, 0xdd].map((marker) => segment(marker, [0, 1]));
    const clean = jpeg(jfif(), adobe(), ...tables, frame(), scan(1));
    expect(stripped(clean)).toBe(clean);
  });

  it("goes with what stands behind JFIF and Adobe in their own segment", () => {
    const secret = letters("a thumbnail, or a whole file");
    const withThumbnail = jfif(...secret)
      .with(16, 3)
      .with(17, 3);
    expect(stripped(jpeg(withThumbnail, adobe(0, ...secret), frame(), scan(1)))).toEqual(
      jpeg(jfif(), adobe(0), frame(), scan(1)),
    );
    const dimensionsAlone = jfif().with(17, 1);
    expect(stripped(jpeg([0xff], dimensionsAlone, frame()))).toEqual(jpeg([0xff], jfif(), frame()));
  });

  it("goes with JFIF and Adobe where no decoder heeds them", () => {
    const kept = jpeg(jfif(), adobe(0), frame(), scan(1));
    expect(stripped(jpeg(adobe(1), jfif(9), jfif(), adobe(0), frame(), scan(1), jfif(), adobe(1)))).toEqual(
      kept,
    );
    const tooShort = [jfif().slice(0, -1).with(3, 15), adobe().slice(0, -1).with(3, 13)];
    expect(stripped(jpeg(...tooShort, frame(), scan(1)))).toEqual(jpeg(frame(), scan(1)));
  });

  it("goes with JFIF and Adobe in each other's place", () => {
    const swapped = [jfif().with(1, 0xee), adobe().with(1, 0xe0)];
    expect(stripped(jpeg(...swapped, frame()))).toEqual(jpeg(frame()));
  });

  it("stays in a file that is not whole", () => {
    const cut = jpeg(segment(0xfe, [1]), frame()).subarray(0, -1);
    expect(stripped(cut)).toBe(cut);
  });
});
