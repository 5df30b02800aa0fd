import { unzipSync } from "fflate";
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
];

let files: Record<string, string>;
beforeAll(async () => {
  const file = await xlsxFile(["Tanggal"], [texts, [null, "x"]], "Pengajuan");
  const zip = Object.entries(unzipSync(new Uint8Array(file)));
  files = Object.fromEntries(zip.map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
});

const inXml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

test("xlsxFile: holds every text as it is", () => {
  const strings = files["xl/sharedStrings.xml"] ?? files["xl/worksheets/sheet1.xml"] ?? "";
  for (const text of texts) expect(strings).toContain(`>${inXml(text)}<`);
});

test("xlsxFile: every cell is a text, none a number, date, boolean or formula", () => {
  const sheet = files["xl/worksheets/sheet1.xml"] ?? "";
  const cells = sheet.match(/<c [^>]*[^/]>.*?<\/c>/g) ?? [];
  expect(cells.length).toBeGreaterThan(texts.length);
  for (const cell of cells) expect(cell).toMatch(/ t="(?:s|inlineStr)"/);
  expect(sheet).not.toContain("<f>");
});
