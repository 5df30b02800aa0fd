import { daysFrom, readDay } from "@/lib/branch/day";
import { type ExportNotice, listSearch, readListQuery } from "@/lib/branch/list-query";
import { confirmSearch } from "@/lib/branch/next-page";
import { scopeOf } from "@/lib/branch/scope";
import { record } from "@/lib/ledger/audit/chain";
import { defaultLocale, isLocale, type Locale } from "@/lib/locales";
import { actorOf, audit } from "@/lib/server/branch/audit";
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
import type { Refusal } from "@/lib/staff/access";
import { isProved } from "@/lib/staff/proof";
import { branchListWords } from "@/lib/words/branch/branch-list";

/** The list as a file, for roles with `export`. */
export async function GET(request: Request): Promise<Response> {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const locale = isLocale(params.language) ? params.language : defaultLocale;
  const refuse = (why: ExportRefusal) => refusal(why, locale, request);
  const { staff, refusal: turnedAway } = await askStaff("route /api/branch/export");
  if (!staff) return refuse(turnedAway ? whyNot[turnedAway] : "signed_out");
  const { outcome, branch } = readListQuery(params);
  if (!isProved(staff, new Date())) return refuse("proof");
  const scope = scopeOf(staff, branch);
  if (!scope) return refuse("forbidden");
  const range = exportRange(readDay(params.from), readDay(params.to));
  if (!range) return refuse("days");
  (await requestLog()).info(
    { staffId: staff.id, count: daysFrom(range.from, range.to) },
    "A supervisor exports so many days of the list.",
  );
  const filter = { ...scope, ending: outcome ?? undefined };
  const { ledger, settings } = services();
  const language = { locale, zones: branchZones(settings) };
  const format = params.format === "xlsx" ? "xlsx" : "csv";
  await audit("export_begun", staff, { ...range, outcome, branch: scope.branch, format });
  const actor = await actorOf(staff);
  const onEnd = (count: number) => record(services().staffAuth.db, "export_ended", actor, { count });
  const file = await exporters[format](range, filter, ledger, language, onEnd);
  if (!file) return refuse("rows");
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

type ExportRefusal = ExportNotice | "signed_out" | "locked" | "second_factor" | "proof";

const whyNot: Record<Refusal, ExportRefusal> = {
  signed_out: "signed_out",
  locked: "locked",
  second_factor: "second_factor",
  role: "forbidden",
  branch: "forbidden",
};

const statuses: Record<ExportRefusal, number> = {
  signed_out: 401,
  locked: 403,
  second_factor: 403,
  proof: 403,
  forbidden: 403,
  days: 400,
  rows: 400,
};

/** A browser that would show the answer as a page gets one. */
function refusal(why: ExportRefusal, locale: Locale, request: Request): Response {
  const headers = new Headers({ "Cache-Control": "no-store" });
  const list = `/${locale}/branch`;
  if (request.headers.get("accept")?.includes("text/html")) {
    headers.set("Location", list + pageOf(why, request));
    return new Response(null, { status: 303, headers });
  }
  if (why === "signed_out" || why === "locked" || why === "second_factor" || why === "proof")
    return new Response(null, { status: statuses[why], headers });
  headers.set("Content-Type", "text/plain; charset=utf-8");
  const text = branchListWords(locale).export.refused[why](exportDays, xlsxRows);
  return new Response(text, { status: statuses[why], headers });
}

function pageOf(why: ExportRefusal, request: Request): string {
  if (why === "proof") {
    const { outcome, branch } = readListQuery(Object.fromEntries(new URL(request.url).searchParams));
    return `/confirm${confirmSearch(listSearch({ outcome, branch }))}`;
  }
  if (why === "signed_out") return "/sign-in?why=ended";
  if (why === "second_factor") return "/two-step";
  return why === "locked" ? "/unlock" : listSearch({ notice: why });
}
