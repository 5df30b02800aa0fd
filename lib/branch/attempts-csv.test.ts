import { describe, expect, test } from "vitest";
import { csvLines, fromCell } from "./attempts-csv";

test.each([
  ["id", 'Tanggal;NIK;"Nama; Tanggal"\r\n'],
  ["en", 'Tanggal,NIK,"Nama; Tanggal"\r\n'],
] as const)("csvLines: the separator of %s, lines as RFC 4180 asks", (locale, line) => {
  expect(csvLines([["Tanggal", "NIK", "Nama; Tanggal"]], locale)).toBe(line);
  expect(csvLines([], locale)).toBe("");
});

test.each(["ref_certel#1", "'quoted'", "order-3", "a'-b"])("fromCell: %s stays", (text) => {
  expect(fromCell(text)).toBe(text);
});

test("csvLines: signs of CSV in a text stay what they are", () => {
  const names = ['Rani "R", kasir', "Toko; Maju", "A;B,C", "a\nb"];
  expect(csvLines([names], "id")).toBe('"Rani ""R"", kasir";"Toko; Maju";"A;B,C";"a\nb"\r\n');
  expect(csvLines([[null, "x"]], "id")).toBe(";x\r\n");
});

describe("csvLines: a text is never a formula, whatever separator is expected", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+62", "'+62"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["＝1", "'＝1"],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ["Rani;=1+1", `"Rani;'=1+1"`],
    ["Rani, -1;@x", `"Rani, '-1;'@x"`],
    ["Rani\t+1", "Rani\t'+1"],
    ["Rani; Budi", `"Rani; Budi"`],
    ["'=1+1", "''=1+1"],
    ["Ani ; '@x", `"Ani ; ''@x"`],
  ])("csvLines: %j", (name, cell) => {
    expect(csvLines([["JKT", name]], "id")).toBe(`JKT;${cell}\r\n`);
    expect(csvLines([["JKT", name]], "en")).toBe(`JKT,${cell}\r\n`);
    const copied = cell.replace(/^"(.*)"$/, "$1").replaceAll('""', '"');
    expect(fromCell(copied)).toBe(name);
  });
});
