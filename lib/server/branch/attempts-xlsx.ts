import writeExcelFile from "write-excel-file/node";
import type { Cell } from "../../branch/attempts-table";

/** In characters, in the order of the table. */
const widths = [12, 10, 14, 16, 20, 18, 28, 22, 28, 48, 24, 38];

/** What spreadsheets read as the code of a letter (ECMA-376, ST_Xstring) is given as a text. */
const asText = (value: string) => value.replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_");

/** One sheet whose cells are all texts, so no spreadsheet makes numbers or dates of them. */
export function xlsxFile(heading: Cell[], rows: Cell[][], sheet: string): Promise<Buffer> {
  const text = (value: Cell) => ({ value: asText(value ?? ""), type: String, format: "@" });
  const cells = [
    heading.map((value) => ({ ...text(value), fontWeight: "bold" as const })),
    ...rows.map((row) => row.map(text)),
  ];
  return writeExcelFile(cells, { sheet, columns: widths.map((width) => ({ width })) }).toBuffer();
}
