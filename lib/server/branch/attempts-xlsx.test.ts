import { inflateRawSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { xlsxFile } from "./attempts-xlsx";

/** What spreadsheets like to change. */
const texts = [
  "000123",
  "1E5",
  "2026-03-04",
  "3/4",
  "=1+1",
  "+62 812",
  "-1",
  "Toko; Maju, Jaya",
  '"Rani" & <Budi>',
  "9901********0001",
  "12345678901234567890",
  " spasi ",
  "TRUE",
  "Feb-30",
  "12:30",
  "1e-7",
  "0x1F",
  "٠١٢",
  "@ani",
  'Ani\t"Oke"',
  "#N/A",
];

/** As a spreadsheet reads `_xHHHH_`. */
const codes = [
  ["order_x0041_7", "order_x005F_x0041_7"],
  ["_X000d__x005F_", "_x005F_X000d__x005F_x005F_"],
  ["order_x41_", "order_x41_"],
] as const;

let files: Record<string, string>;
beforeAll(async () => {
  const file = await xlsxFile(["Tanggal"], [texts, [null, "x"], codes.map(([given]) => given)], "Pengajuan");
  files = unzip(Buffer.from(file));
});

/** Each file's text, by the central directory at the end (APPNOTE 4.3.12 and 4.3.16). */
function unzip(zip: Buffer): Record<string, string> {
  const end = zip.lastIndexOf("PK\x05\x06");
  let entry = zip.readUInt32LE(end + 16);
  const found = Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const [nameLength = 0, extra = 0, comment = 0] = [28, 30, 32].map((at) => zip.readUInt16LE(entry + at));
    const name = zip.toString("utf8", entry + 46, entry + 46 + nameLength);
    const [size, header] = [zip.readUInt32LE(entry + 20), zip.readUInt32LE(entry + 42)];
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const packed = zip.subarray(start, start + size);
    const deflated = zip.readUInt16LE(entry + 10) === 8;
    entry += 46 + nameLength + extra + comment;
    return [name, (deflated ? inflateRawSync(packed) : packed).toString()];
  });
  return Object.fromEntries(found);
}

const inXml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

const strings = () => files["xl/sharedStrings.xml"] ?? files["xl/worksheets/sheet1.xml"] ?? "";

test("xlsxFile: holds every text as it is", () => {
  for (const text of texts) expect(strings()).toContain(`>${inXml(text)}<`);
});

test.each(codes)("xlsxFile: %s is not read as the code of a letter", (_, told) => {
  expect(strings()).toContain(`>${told}<`);
});

test("xlsxFile: every cell is a text, none a number, date, boolean or formula", () => {
  const sheet = files["xl/worksheets/sheet1.xml"] ?? "";
  const cells = sheet.match(/<c [^>]*[^/]>.*?<\/c>/g) ?? [];
  expect(cells.length).toBeGreaterThan(texts.length);
  for (const cell of cells) expect(cell).toMatch(/ t="(?:s|inlineStr)"/);
  expect(sheet).not.toContain("<f>");
});
