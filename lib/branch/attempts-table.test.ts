import { expect, test } from "vitest";
import { type TableLanguage, tableHeading, tableRows } from "./attempts-table";
import { attemptView } from "./testing/attempt-view";
import { formatsMadeBy } from "./testing/formats-made";

const zones = {
  usual: "Asia/Jakarta",
  own: new Map([
    ["MKS", "Asia/Makassar"],
    ["JYP", "Asia/Jayapura"],
  ]),
};
const language: TableLanguage = { locale: "id", zones };

test("tableHeading: in the language, as many columns as a row has", () => {
  expect(tableHeading(language).join(" ")).toBe(
    "Tanggal Waktu Zona waktu Cabang Petugas NIK Hasil Biaya Yang ditolak Nomor referensi Nomor pesanan Nomor pengajuan",
  );
  expect(tableHeading({ ...language, locale: "en" })[0]).toBe("Date");
  expect(tableRows([attemptView()], language)[0]).toHaveLength(tableHeading(language).length);
});

test("tableRows: an attempt with its end, what was rejected and its numbers", () => {
  const at = "2026-11-24T16:59:31.000Z";
  const fields = ["fullName", "birthDate"];
  const outcome = { kind: "not_verified", reference: "r", fields, at } as const;
  expect(tableRows([attemptView({ outcome, ref: null })], language)).toEqual([
    [
      "2026-11-24",
      "23:59:30",
      "Asia/Jakarta",
      "JKT",
      "Rani",
      "9901********0001",
      "Belum terverifikasi",
      "Penuh",
      "Nama lengkap, Tanggal lahir",
      "ref_certel#1",
      null,
      "00000000-0000-4000-8000-000000000001",
    ],
  ]);
});

test.each([
  ["JKT", "2026-11-24", "23:59:30", "Asia/Jakarta"],
  ["MKS", "2026-11-25", "00:59:30", "Asia/Makassar"],
  ["JYP", "2026-11-25", "01:59:30", "Asia/Jayapura"],
])("tableRows: %s has its own clock: %s %s", (branch, ...when) => {
  expect(tableRows([attemptView({ branch })], language)[0]?.slice(0, 3)).toEqual(when);
});

test("tableRows: letters that turn the text around stand as their codes", () => {
  const given = {
    reference: "ref\u{202e}1#",
    ref: "a\u{2067}b",
    staff: "Ra\u{200f}ni",
    branch: "J\u{61c}KT",
  };
  const [row] = tableRows([attemptView(given)], language);
  for (const told of ["ref[U+202E]1#", "a[U+2067]b", "Ra[U+200F]ni", "J[U+061C]KT"])
    expect(row).toContain(told);
});

test("tableRows: one format a clock for all its rows", () => {
  const views = ["JKT", "MKS", "JYP"].flatMap((branch) =>
    Array.from({ length: 200 }, () => attemptView({ branch })),
  );
  expect(formatsMadeBy(() => tableRows(views, language))).toBe(3);
});
