import { byteOrderMark, csvLines } from "../../branch/attempts-csv";
import { type TableLanguage, tableHeading, tableRows } from "../../branch/attempts-table";
import { boundsOf, type Day, daysFrom } from "../../branch/day";
import type { BranchScope } from "../../branch/scope";
import { zoneOf } from "../../branch/zones";
import type { Ledger } from "../../ledger/ledger";
import type { PageKey } from "../../ledger/lookup";
import type { AttemptView } from "../../ledger/view";
import type { Ending } from "../../outcomes/endings";
import { branchListWords } from "../../words/branch/branch-list";

/** Days in one file. */
export const exportDays = 31;

/** Rows of an `.xlsx`, which is made in memory. */
export const xlsxRows = 20_000;

const rowsAtOnce = 500;

/** Content types. */
export const exportFormats = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;
export type ExportFormat = keyof typeof exportFormats;

export type ExportRange = { from: Day; to: Day };

export type ExportFilter = BranchScope & { ending?: Ending | undefined };

export function exportRange(from: Day | null, to: Day | null): ExportRange | null {
  if (from === null || to === null) return null;
  const days = daysFrom(from, to);
  return days >= 1 && days <= exportDays ? { from, to } : null;
}

export function exportName({ from, to }: ExportRange, format: ExportFormat): string {
  return `attempts-${from === to ? from : `${from}_${to}`}.${format}`;
}

/** Made on demand. @param onEnd is told how many rows went out, of a download that is cut, too */
export function exportCsv(
  range: ExportRange,
  filter: ExportFilter,
  ledger: Ledger,
  language: TableLanguage,
  onEnd: (count: number) => Promise<void>,
): ReadableStream<Uint8Array> {
  const { locale } = language;
  const bytes = new TextEncoder();
  const pages = pagesOf(range, filter, ledger, language);
  let count = 0;
  return new ReadableStream({
    start: (controller) =>
      controller.enqueue(bytes.encode(byteOrderMark + csvLines([tableHeading(language)], locale))),
    pull: async (controller) => {
      const { value, done } = await pages.next();
      if (done) {
        await onEnd(count);
        return controller.close();
      }
      count += value.length;
      controller.enqueue(bytes.encode(csvLines(tableRows(value, language), locale)));
    },
    cancel: () => onEnd(count),
  });
}

/** @returns `null` beyond `xlsxRows` */
export async function exportXlsx(
  range: ExportRange,
  filter: ExportFilter,
  ledger: Ledger,
  language: TableLanguage,
  onEnd: (count: number) => Promise<void>,
): Promise<Buffer | null> {
  const rows = [];
  for await (const views of pagesOf(range, filter, ledger, language)) {
    rows.push(...tableRows(views, language));
    if (rows.length > xlsxRows) return null;
  }
  await onEnd(rows.length);
  const { xlsxFile } = await import("./attempts-xlsx");
  return xlsxFile(tableHeading(language), rows, branchListWords(language.locale).export.sheet);
}

/** By key, between the midnights of the branch, or of the installation. */
async function* pagesOf(
  { from, to }: ExportRange,
  filter: ExportFilter,
  ledger: Ledger,
  { zones }: TableLanguage,
): AsyncGenerator<AttemptView[]> {
  const timeZone = zoneOf(zones, filter.branch);
  const period = { from: boundsOf(from, timeZone).from, to: boundsOf(to, timeZone).to };
  let before: PageKey | undefined;
  for (let isLast = false; !isLast; ) {
    const views = await ledger.listAttempts({ ...filter, ...period, before }, rowsAtOnce);
    if (views.length > 0) yield views;
    before = views.at(-1);
    isLast = views.length < rowsAtOnce;
  }
}
