import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ListPage, listHeading } from "@/components/branch/list-page";
import { boundsOf, dayAt } from "@/lib/branch/day";
import { isSearchNotice, listSearch, readListQuery, type SearchParams } from "@/lib/branch/list-query";
import { listedAttempt } from "@/lib/branch/listed-attempt";
import { mayChooseBranch } from "@/lib/branch/scope";
import { unknownAdvice } from "@/lib/branch/unknown-advice";
import { zoneOf } from "@/lib/branch/zones";
import type { AttemptView } from "@/lib/ledger/view";
import { isLocale } from "@/lib/locales";
import { dateOf } from "@/lib/moments";
import { endings } from "@/lib/outcomes/endings";
import { audit } from "@/lib/server/branch/audit";
import { exportDays, xlsxRows } from "@/lib/server/branch/branch-export";
import { readBranchList } from "@/lib/server/branch/branch-list";
import { requireProof } from "@/lib/server/branch/proof";
import { requireStaff } from "@/lib/server/branch/staff";
import { branchZones } from "@/lib/server/branch/zones";
import { requestLog } from "@/lib/server/ops/request-log";
import { services } from "@/lib/server/services";
import { may } from "@/lib/staff/access";
import { auditWords } from "@/lib/words/branch/audit";
import { branchListWords } from "@/lib/words/branch/branch-list";
import { wordsOf } from "@/lib/words/of";
import { searchAttempts } from "./attempts/actions";

type PageProps = { params: Promise<{ locale: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const timeZone = branchZones(services().settings).usual;
  const today = dayAt(new Date(), timeZone);
  const { reference, day, notice } = readListQuery(await searchParams);
  const date = dateOf(boundsOf(day ?? today, timeZone).from, { locale, timeZone });
  const heading = listHeading({ words: branchListWords(locale), reference, day: day ?? today, today, date });
  return { title: notice === null ? heading : `${wordsOf(locale).title.error} ${heading}` };
}

export default async function BranchPage({ params, searchParams }: PageProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const staff = await requireStaff(locale, "page /[locale]/branch");
  const query = readListQuery(await searchParams);
  const { ledger, settings } = services();
  const zones = branchZones(settings);
  const languageOf = ({ branch }: AttemptView) => ({ locale, timeZone: zoneOf(zones, branch) });
  const now = new Date();
  const context = { ledger, log: await requestLog(), zones, now: () => now };
  const { scope, beyond, attempts, unknown, inFlight, timeZone, ...list } = await readBranchList(
    query,
    staff,
    context,
  );
  if (beyond) requireProof(locale, staff, listSearch(query));
  await audit("list_seen", staff, {
    day: list.day,
    outcome: query.outcome,
    branch: scope?.branch,
  });
  const listed = unknown.attempts.map((view) => ({
    ...listedAttempt(view, languageOf(view)),
    advice: unknownAdvice(view, languageOf(view)),
  }));
  return (
    <ListPage
      {...list}
      locale={locale}
      search={searchAttempts.bind(null, locale)}
      words={branchListWords(locale)}
      // Links keep only filters that this role may choose.
      query={{ ...query, branch: mayChooseBranch(staff) ? query.branch : null }}
      date={dateOf(boundsOf(list.day, timeZone).from, { locale, timeZone })}
      branch={scope?.branch ?? null}
      outcomes={endings}
      attempts={attempts.map((view) => listedAttempt(view, languageOf(view)))}
      unknown={{ attempts: listed, more: unknown.more }}
      inFlight={inFlight.map(({ id, state }) => ({ id, state }))}
      contact={settings.SUPPORT_CONTACT ?? null}
      exportRefusal={
        query.notice && !isSearchNotice(query.notice)
          ? branchListWords(locale).export.refused[query.notice](exportDays, xlsxRows)
          : null
      }
      exportDays={may(staff, "export") ? exportDays : null}
      audit={may(staff, "audit") ? auditWords[locale].heading : null}
    />
  );
}
