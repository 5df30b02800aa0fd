import { daysFrom, readDay } from "@/lib/branch/day";
import { readListQuery } from "@/lib/branch/list-query";
import { scopeOf } from "@/lib/branch/scope";
import { defaultLocale, isLocale } from "@/lib/locales";
import { exportCsv, exportDays, exportName, exportRange } from "@/lib/server/branch/branch-export";
import { askStaff } from "@/lib/server/branch/staff";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";
import { branchListWords } from "@/lib/words/branch-list";

/** The list as CSV, for roles with `export`. */
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
  const file = exportCsv(range, filter, ledger, { locale, timeZone: settings.BRANCH_TZ });
  return new Response(file, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${exportName(range)}"`,
      "Cache-Control": "no-store",
    },
  });
}

const sentence = (text: string, status: number) =>
  new Response(text, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
