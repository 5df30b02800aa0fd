import { crc32 } from "node:zlib";
import sharp from "sharp";
import { drawnCard, namedFile, type PhotoFile, usualCard } from "../support/photos";

type Odd = [what: string, file: PhotoFile];

/** Files of the card that are not clean, and that browsers open all the same. */
export async function oddPhotos(): Promise<Odd[]> {
  const { buffer: jpeg } = await usualCard();
  const card = sharp(jpeg);
  const progressive = await card.clone().jpeg({ progressive: true, quality: 90 }).toBuffer();
  const png = await card.clone().png().toBuffer();
  const webp = await card.clone().webp({ quality: 90 }).toBuffer();
  const unended = jpeg.subarray(0, -2);
  const junk = Buffer.from([1, 2, 3, 0, 0xff, 0, 9]);
  const preview = await card.clone().resize(160).jpeg().toBuffer();
  const jpegs = {
    "junk between all segments": withBetween(jpeg, junk),
    "fill bytes between all segments": withBetween(jpeg, Buffer.alloc(9, 0xff)),
    "2,000 empty comments": withBehindStart(jpeg, Buffer.alloc(8_000, "fffe0002", "hex")),
    "no end": unended,
    "no end, progressive": progressive.subarray(0, -2),
    "no end, and a trailer": Buffer.concat([unended, Buffer.alloc(40_000, "A"), Buffer.from("SEFHSEFT")]),
    "no end, and a trailer with a preview": Buffer.concat([unended, Buffer.from("SEFH"), preview]),
    "another picture behind it": Buffer.concat([jpeg, preview]),
  };
  const pngs = {
    "no IEND": png.subarray(0, -12),
    "5,000 empty chunks": withChunks(png, 5_000),
    "text in IEND": Buffer.concat([png.subarray(0, -12), chunk("IEND", "hello")]),
    "a wrong checksum in its text": withBehindHeader(png, chunk("tEXt", "a\0b").fill(0, 11)),
  };
  const drawing = drawnCard().buffer.toString();
  const illustrators = `<?xml version="1.0" encoding="utf-8"?><!-- Generator: Adobe -->
    <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
      <!ENTITY ns "http://ns.adobe.com/Extensibility/1.0/">
    ]>`;
  const svgs = {
    "entities for its namespaces": Buffer.from(
      illustrators + drawing.replace("<svg ", '<svg xmlns:x="&ns;" x:y="&ns;" '),
    ),
    "UTF-16": Buffer.from(`\ufeff${drawing}`, "utf16le"),
  };
  return [
    ...filesOf("jpg", jpegs),
    ...filesOf("png", pngs),
    ["WebP with rubbish behind it", namedFile("ktp.webp", Buffer.concat([webp, Buffer.alloc(500, "x")]))],
    ...filesOf("svg", svgs),
  ];
}

/** Files of which a part is missing, or that no browser shows: opened, they would be sent with a grey or empty part. */
export async function brokenPhotos(): Promise<Odd[]> {
  const { buffer: jpeg } = await usualCard();
  const card = sharp(jpeg);
  const png = await card.clone().png().toBuffer();
  const webp = await card.clone().webp({ quality: 90 }).toBuffer();
  const part = (bytes: Buffer, share: number) => bytes.subarray(0, Math.floor(bytes.length * share));
  const lying = await card.clone().jpeg({ quality: 90 }).withMetadata({ orientation: 6 }).toBuffer();
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join(
    "",
  );
  const entities = (declared: string, used: string) =>
    Buffer.from(
      `<!DOCTYPE svg [${declared}]><svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><text>${used}</text></svg>`,
    );
  return [
    ...filesOf("jpg", {
      "cut after a third": part(jpeg, 1 / 3),
      "cut after nine tenths": part(jpeg, 0.9),
      "cut, lying on its side": part(lying, 0.8),
      "cut, with its end": Buffer.concat([part(jpeg, 0.7), Buffer.from("ffd9", "hex")]).subarray(0, -1),
      "cut in its header": jpeg.subarray(0, 150),
    }),
    ...filesOf("png", { "cut after two thirds": part(png, 2 / 3), "cut in its header": png.subarray(0, 30) }),
    ["WebP cut after two thirds", namedFile("ktp.webp", part(webp, 2 / 3))],
    ...filesOf("svg", {
      "an entity from outside": entities('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
      "a billion laughs": entities(`<!ENTITY a0 "ha">${laughs}`, "&a9;"),
      "one long entity, often": entities(`<!ENTITY a "${"x".repeat(10_000)}">`, "&a;".repeat(5_000)),
    }),
  ];
}

const filesOf = (extension: string, files: Record<string, Buffer>): Odd[] =>
  Object.entries(files).map(([what, bytes]) => [
    `${extension}: ${what}`,
    namedFile(`ktp.${extension}`, bytes),
  ]);

const withBehindStart = (jpeg: Buffer, piece: Buffer) =>
  Buffer.concat([jpeg.subarray(0, 2), piece, jpeg.subarray(2)]);

/** Puts these bytes before each segment up to the scan. */
function withBetween(jpeg: Buffer, between: Buffer): Buffer {
  const pieces = [jpeg.subarray(0, 2)];
  let at = 2;
  // A segment first: bytes right after SOI make a file that browsers do not know as a JPEG.
  while (jpeg[at + 1] !== 0xda) {
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    pieces.push(jpeg.subarray(at, end), between);
    at = end;
  }
  return Buffer.concat([...pieces, jpeg.subarray(at)]);
}

function withBehindHeader(png: Buffer, piece: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, 33), piece, png.subarray(33)]);
}

const withChunks = (png: Buffer, count: number) =>
  withBehindHeader(png, Buffer.concat(Array<Buffer>(count).fill(chunk("teSt", ""))));

function chunk(name: string, data: string): Buffer {
  const body = Buffer.from(name + data, "latin1");
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
