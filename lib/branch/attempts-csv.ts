import { stringify } from "csv-stringify/sync";
import type { Locale } from "../locales";
import type { Cell } from "./attempts-table";

/** Excel reads UTF-8 only with it. */
export const byteOrderMark = "\u{feff}";

/** As spreadsheets in that language expect it. */
const separators: Record<Locale, string> = { id: ";", en: "," };

/** Also within a cell, for a spreadsheet in another language, and behind marks of its own. */
const formula = /(^|[;,\t]\s*)(?='*[=+\-@＝＋－＠])/g;

/** A text that was copied from a cell of such a file. */
export const fromCell = (text: string): string => text.replace(/(^|[;,\t]\s*)'(?='*[=+\-@＝＋－＠])/g, "$1");

/** RFC 4180 but for the separator; formulas become text (OWASP, CSV injection). */
export function csvLines(rows: Cell[][], locale: Locale): string {
  const safe = rows.map((row) => row.map((cell) => cell?.replace(formula, "$1'")));
  return stringify(safe, {
    delimiter: separators[locale],
    escape_formulas: true,
    record_delimiter: "windows",
    quoted_match: /[\r\n;,]/,
  });
}
