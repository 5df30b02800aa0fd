import { describe, expect, test } from "vitest";
import { csvHeading, csvRows } from "./attempts-csv";
import { attemptView } from "./testing/attempt-view";
import { formatsMadeBy } from "./testing/formats-made";

const jakarta = { locale: "id", timeZone: "Asia/Jakarta" } as const;

test("begins with a byte order mark and names its columns in the language", () => {
  expect(csvHeading(jakarta)).toBe(
    "\u{feff}Tanggal,Waktu (Asia/Jakarta),Cabang,Petugas,NIK,Hasil,Biaya,Yang ditolak,Nomor referensi,Nomor pesanan,Nomor pengajuan\r\n",
  );
  expect(csvHeading({ ...jakarta, locale: "en" })).toContain("Date,Time (Asia/Jakarta),Branch,Staff,");
});

test("has a line an attempt, ended as RFC 4180 asks", () => {
  const at = "2026-11-24T16:59:31.000Z";
  const fields = ["fullName", "birthDate"];
  const rejected = attemptView({
    outcome: { kind: "not_verified", reference: "r", fields, at },
    ref: null,
    staff: 'Rani "R", kasir',
  });
  expect(csvRows([attemptView(), rejected], jakarta)).toBe(
    "2026-11-24,23:59:30,JKT,Rani,9901********0001,Terverifikasi,Penuh,,ref_certel#1,order-1,00000000-0000-4000-8000-000000000001\r\n" +
      '2026-11-24,23:59:30,JKT,"Rani ""R"", kasir",9901********0001,Belum terverifikasi,Penuh,"Nama lengkap, Tanggal lahir",ref_certel#1,,00000000-0000-4000-8000-000000000001\r\n',
  );
  expect(csvRows([], jakarta)).toBe("");
});

test("csvRows: letters that turn the text around stand as their codes", () => {
  const given = {
    reference: "ref\u{202e}1#",
    ref: "a\u{2067}b",
    staff: "Ra\u{200f}ni",
    branch: "J\u{61c}KT",
  };
  const row = csvRows([attemptView(given)], jakarta);
  for (const told of ["ref[U+202E]1#", "a[U+2067]b", "Ra[U+200F]ni", "J[U+061C]KT"])
    expect(row).toContain(`,${told},`);
});

test("makes one format for all its rows", () => {
  const views = Array.from({ length: 500 }, () => attemptView());
  expect(formatsMadeBy(() => csvRows(views, { ...jakarta, timeZone: "Asia/Jayapura" }))).toBe(1);
});

describe("a name is never a formula", () => {
  test.each([
    ["=1+1", ",'=1+1,"],
    ["+62", ",'+62,"],
    ["-1", ",'-1,"],
    ["@SUM(A1)", ",'@SUM(A1),"],
    ["\t=1", ",[U+0009]=1,"],
    ["\r=1", ",[U+000D]=1,"],
    ["＝1", ",'＝1,"],
    ['=HYPERLINK("http://x","y")', `,"'=HYPERLINK(""http://x"",""y"")",`],
    // The list separator of an Indonesian system.
    ["Rani;=1+1", ',"Rani,=1+1",'],
  ])("%j", (name, cell) => {
    expect(csvRows([attemptView({ staff: name })], jakarta)).toContain(`JKT${cell}9901`);
  });
});
