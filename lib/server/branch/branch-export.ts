import { csvHeading, csvRows } from "../../branch/attempts-csv";
import { boundsOf, type Day, daysFrom } from "../../branch/day";
import type { ListLanguage } from "../../branch/listed-attempt";
import type { BranchScope } from "../../branch/scope";
import type { Ledger } from "../../ledger/ledger";
import type { PageKey } from "../../ledger/lookup";
import type { Ending } from "../../outcomes/endings";

/** Days in one file. */
export const exportDays = 31;

const rowsAtOnce = 500;

export type ExportRange = { from: Day; to: Day };

export function exportRange(from: Day | null, to: Day | null): ExportRange | null {
  if (from === null || to === null) return null;
  const days = daysFrom(from, to);
  return days >= 1 && days <= exportDays ? { from, to } : null;
}

export function exportName({ from, to }: ExportRange): string {
  return `attempts-${from === to ? from : `${from}_${to}`}.csv`;
}

/** Paged by key on demand, so memory stays constant. */
export function exportCsv(
  { from, to }: ExportRange,
  filter: BranchScope & { ending?: Ending | undefined },
  ledger: Ledger,
  language: ListLanguage,
): ReadableStream<Uint8Array> {
  const period = {
    from: boundsOf(from, language.timeZone).from,
    to: boundsOf(to, language.timeZone).to,
  };
  const bytes = new TextEncoder();
  let before: PageKey | undefined;
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes.encode(csvHeading(language))),
    pull: async (controller) => {
      const views = await ledger.listAttempts({ ...filter, ...period, before }, rowsAtOnce);
      if (views.length > 0) controller.enqueue(bytes.encode(csvRows(views, language)));
      before = views.at(-1);
      if (views.length < rowsAtOnce) controller.close();
    },
  });
}
