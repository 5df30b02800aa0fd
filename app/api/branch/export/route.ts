import { daysFrom, readDay } from "@/lib/branch/day";
import { readListQuery } from "@/lib/branch/list-query";
import { scopeOf } from "@/lib/branch/scope";
import { defaultLocale, isLocale } from "@/lib/locales";
import {
  exportCsv,
  exportDays,
  exportFormats,
  exportName,
  exportRange,
  exportXlsx,
  xlsxRows,
} from "@/lib/server/branch/branch-export";
import { askStaff } from "@/lib/server/branch/staff";
import { branchZones } from "@/lib/server/branch/zones";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";
import { branchListWords } from "@/lib/words/branch/branch-list";

/** The list as a file, for roles with `export`. */
export async function GET(request: Request): Promise<Response> {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const locale = isLocale(params.language) ? params.language : defaultLocale;
  const words = branchListWords(locale).export;
  const { staff, refusal } = await askStaff("route /api/branch/export");
  if (!staff)
    return refusal === "role" ? sentence(words.forbidden, 403) : new Response(null, { status: 401 });
  const { outcome, branch } = readListQuery(params);
  const scope = scopeOf(staff, branch);
  if (!scope) return sentence(words.forbidden, 403);
  const range = exportRange(readDay(params.from), readDay(params.to));
  if (!range) return sentence(words.wrongDays(exportDays), 400);
  (await requestLog()).info(
    { staffId: staff.id, count: daysFrom(range.from, range.to) },
    "A supervisor exports so many days of the list.",
  );
  const filter = { ...scope, ending: outcome ?? undefined };
  const { ledger, settings } = services();
  const language = { locale, zones: branchZones(settings) };
  const format = params.format === "xlsx" ? "xlsx" : "csv";
  const file = await exporters[format](range, filter, ledger, language);
  if (!file) return sentence(words.manyRows(xlsxRows), 400);
  return new Response(file, {
    headers: {
      "Content-Type": exportFormats[format],
      "Content-Disposition": `attachment; filename="${exportName(range, format)}"`,
      "Cache-Control": "no-store",
    },
  });
}

const exporters = {
  csv: async (...given: Parameters<typeof exportCsv>) => exportCsv(...given),
  xlsx: async (...given: Parameters<typeof exportXlsx>) => {
    const file = await exportXlsx(...given);
    return file && new Uint8Array(file);
  },
};

const sentence = (text: string, status: number) =>
  new Response(text, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
