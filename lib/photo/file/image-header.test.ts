import { describe, expect, it } from "vitest";
import { xmlText } from "./image-header";
import { inspectPhoto } from "./inspect";

const sizeOf = (bytes: Uint8Array) => {
  const { width, height } = inspectPhoto(bytes);
  return [width, height];
};
const nothing = [0, 0];

/** A WebP of one chunk, whose length is told rightly; the rest of its bytes are `payload`, from byte 20 on. */
function webp(variant: string, payload: number[]): Buffer {
  const header = Buffer.from(`RIFF\0\0\0\0WEBP${variant}\0\0\0\0`, "latin1");
  const bytes = Buffer.concat([header, Buffer.from(payload)]);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  return bytes;
}
const lossy = [0, 0, 0, 0x9d, 1, 0x2a, 70, 0, 50, 0];
const lossless = [0x2f, 69, 0x40, 12, 0, 0, 0, 0, 0, 0];
const extended = [0, 0, 0, 0, 69, 0, 0, 49, 0, 0];

describe("the size of a WebP", () => {
  it.each([
    ["VP8 ", lossy],
    ["VP8L", lossless],
    ["VP8X", extended],
  ])("is read from a %s that has nothing but its header", (variant, payload) => {
    expect(sizeOf(webp(variant, payload))).toEqual([70, 50]);
    expect(sizeOf(webp(variant, payload.slice(0, -1)))).toEqual(nothing);
  });

  it("is no part of the scale, or of the alpha and version, that share its bits", () => {
    expect(sizeOf(webp("VP8 ", [0, 0, 0, 0x9d, 1, 0x2a, 70, 0xc0, 50, 0xc0]))).toEqual([70, 50]);
    expect(sizeOf(webp("VP8L", [0x2f, 69, 0x40, 12, 0xf0, 0, 0, 0, 0, 0]))).toEqual([70, 50]);
  });

  it("may take all the bits there are", () => {
    expect(sizeOf(webp("VP8X", [0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]))).toEqual([
      2 ** 24,
      2 ** 24,
    ]);
  });

  it("is not known of a kind that nobody knows", () => {
    expect(sizeOf(webp("VP9 ", extended))).toEqual(nothing);
  });

  it("is not known of a file that is shorter than it says, or breaks off before it", () => {
    const cut = webp("VP8X", extended);
    cut.writeUInt32LE(cut.length - 7, 4);
    expect(sizeOf(cut)).toEqual(nothing);
    for (let length = 12; length < 30; length++) {
      const bytes = webp("VP8X", extended).subarray(0, length);
      bytes.writeUInt32LE(0, 4);
      expect(sizeOf(bytes)).toEqual(nothing);
    }
  });
});

describe("a container like WebP's", () => {
  it.each(["RIFF\x20\0\0\0WAVE", "XIFF\x20\0\0\0WEBP"])("is no picture: %j", (start) => {
    expect(inspectPhoto(Buffer.from(start.padEnd(40, "\0"), "latin1")).type).toBe("unknown");
  });
});

describe("the size of a GIF", () => {
  const gif = Buffer.from("GIF89a\x46\x01\x32\x02", "latin1");

  it("is read from ten bytes", () => {
    expect(sizeOf(gif)).toEqual([0x146, 0x232]);
  });

  it("is not known of fewer", () => {
    for (let length = 4; length < 10; length++) expect(sizeOf(gif.subarray(0, length))).toEqual(nothing);
  });
});

describe("a HEIC", () => {
  const ftyp = (...brands: string[]) => {
    const box = Buffer.from(`\0\0\0\0ftyp${brands.join("")}`, "latin1");
    box.writeUInt32BE(box.length, 0);
    return box;
  };
  const size = (width: number, height: number) => {
    const box = Buffer.from(`ispe${"\0".repeat(12)}`, "latin1");
    box.writeUInt32BE(width, 8);
    box.writeUInt32BE(height, 12);
    return box;
  };
  const typeOf = (...parts: Buffer[]) => inspectPhoto(Buffer.concat(parts)).type;

  it.each([
    ["heic", "0000", "mif1"],
    ["mif1", "0000", "heic"],
    ["mif1", "0000", "miaf", "heix"],
    ["hevc", "0000"],
    ["hevx", "0000"],
    ["heim", "0000"],
    ["heis", "0000"],
  ])("is known by a brand of HEVC, its own or a compatible one: %s %s %s", (...brands) => {
    expect(typeOf(ftyp(...brands.filter((brand) => brand !== undefined)))).toBe("image/heic");
  });

  it("is not known by what only looks like a brand", () => {
    const avif = ftyp("avif", "0000", "mif1");
    expect(typeOf(avif)).toBe("unknown");
    expect(typeOf(avif, Buffer.from("heic"))).toBe("unknown");
    expect(typeOf(ftyp())).toBe("unknown");
    expect(typeOf(ftyp("avif", "0000", "xhei", "cxxx"))).toBe("unknown");
    expect(typeOf(Buffer.from("\0\0\0\x10free", "latin1"), Buffer.from("heic0000"))).toBe("unknown");
  });

  it("is not looked for in a box that claims to go on for ever", () => {
    const endless = ftyp(
      "mif1",
      "0000",
      ..."x"
        .repeat(40)
        .split("")
        .map(() => "mif1"),
      "heic",
    );
    expect(typeOf(endless)).toBe("unknown");
  });

  it("is as large as the largest picture in it, whichever comes first", () => {
    const parts = [ftyp("heic", "0000"), size(512, 512), size(4032, 3024), size(2000, 500)];
    expect(sizeOf(Buffer.concat(parts))).toEqual([4032, 3024]);
    expect(sizeOf(Buffer.concat([parts[0], parts[2], parts[1]] as Buffer[]))).toEqual([4032, 3024]);
  });

  it("has no size where the last property is not whole", () => {
    const bytes = Buffer.concat([ftyp("heic", "0000"), size(64, 48)]);
    expect(sizeOf(bytes)).toEqual([64, 48]);
    expect(sizeOf(bytes.subarray(0, -1))).toEqual(nothing);
  });

  it("is searched for its size in its first 64 KB only, so that a large file costs nothing", () => {
    const at = (offset: number) => {
      const start = ftyp("heic", "0000");
      return Buffer.concat([start, Buffer.alloc(offset - start.length), size(64, 48), Buffer.alloc(99)]);
    };
    expect(sizeOf(at(64 * 1024))).toEqual([64, 48]);
    expect(sizeOf(at(64 * 1024 + 1))).toEqual(nothing);
  });
});

describe("an SVG", () => {
  const svg = (text: string) => Buffer.from(text);

  it.each([
    "<svg>",
    "<svg/>",
    '<svg\nxmlns="http://www.w3.org/2000/svg">',
    " \n<svg>",
    "<?xml version='1.0'?><?xml-stylesheet href='a'?> <svg>",
    "<!-- one --> <!-- two --><svg>",
    "<!-- before --><!DOCTYPE svg> <!-- after --><svg>",
    '<!DOCTYPE svg PUBLIC "a" "b.dtd" [\n<!ENTITY ns "http://a/b">\n<!ENTITY c "]">\n] ><svg>',
    '<!DOCTYPE s:svg SYSTEM "a"><?a?><s:svg xmlns:s="http://www.w3.org/2000/svg">',
  ])("begins with its root, after declarations and comments: %j", (text) => {
    expect(inspectPhoto(svg(text)).type).toBe("image/svg+xml");
  });

  it.each([
    "<svgx>",
    "<svg",
    "a<svg>",
    "<g><svg></g>",
    "<?xml <svg>",
    "<!-- <svg>",
    "<!--><svg>",
    "<!DOCTYPE svg",
    "<!DOCTYPE svg [<!ENTITY a 'b'><svg>",
    "<!DOCTYPE html><svg>",
    "<!doctype svg><svg>",
    "<!DOCTYPE svgx><svg>",
    `${" ".repeat(16 * 1024)}<svg>`,
  ])("is not what only holds one: %j", (text) => {
    expect(inspectPhoto(svg(text)).type).toBe("unknown");
  });

  it.each([
    ["utf-16le", [0xff, 0xfe]],
    ["utf-16be", [0xfe, 0xff]],
  ])("may be written in %s", (encoding, mark) => {
    const text = Buffer.from('<svg width="70" height="50"/>', "utf16le");
    const bytes = Buffer.concat([Buffer.from(mark), encoding === "utf-16be" ? text.swap16() : text]);
    expect(sizeOf(bytes)).toEqual([70, 50]);
  });

  it.each([
    ["iso-8859-1", "\xe9", "é"],
    ["UTF-8", "\xc3\xa9", "é"],
    ["klingon", "\xc3\xa9", "é"],
  ])("is read in the encoding it declares, or UTF-8: %s", (encoding, bytes, letter) => {
    const text = `<?xml version="1.0" encoding="${encoding}"?><svg id="${bytes}"/>`;
    expect(xmlText(Buffer.from(text, "latin1"))).toContain(`id="${letter}"`);
  });

  it.each([
    ['<svg width="70" height="50">', [70, 50]],
    ["<svg width = '70px'  height='50px'>", [70, 50]],
    ['<svg width=" 70 " height="50.4">', [70, 50]],
    ['<svg width="70.5" height=".5">', [71, 1]],
    ['<svg width="" height="" viewBox="0 0 70 50">', [70, 50]],
    ['<svg viewBox=" 0,0 ,70\n50 ">', [70, 50]],
    ['<svg viewBox="0 0 7 5" width="70" height="50">', [70, 50]],
    ['<svg viewBox="0 0 70 50" width="7em" height="50%">', [70, 50]],
    ['<svg viewBox="0 0 70 50" width="70 7" height="50pxx">', [70, 50]],
    ['<svg viewBox="0 0 70 50" width="x7" height="-5">', [70, 50]],
    ['<svg width="70" viewBox="0 0 7 50">', [70, 50]],
    ['<svg stroke-width="7" width="70" height="50">', [70, 50]],
    ['<svg width="70" height="50"', [70, 50]],
    ['<svg width="70">', nothing],
    ['<svg height="50">', nothing],
    ['<svg width="0" height="50">', nothing],
    ['<svg width="70" height="0">', nothing],
    ['<svg viewBox="0 0 -70 50">', nothing],
    ['<svg><rect width="70" height="50"/></svg>', nothing],
  ])("states its size in its own tag: %j", (text, size) => {
    expect(sizeOf(svg(text))).toEqual(size);
  });
});
