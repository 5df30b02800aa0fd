import { Notice } from "@/components/ui/notice";
import { Focused, FocusedHeading } from "@/components/ui/page/focused";
import type { Day } from "@/lib/branch/day";
import { isSearchNotice, type ListQuery, listSearch } from "@/lib/branch/list-query";
import type { ListedAttempt, ListedState } from "@/lib/branch/listed-attempt";
import type { Locale } from "@/lib/locales";
import { visible } from "@/lib/visible";
import type { BranchListWords } from "@/lib/words/branch/branch-list-id";
import { AttemptTable } from "./attempt-table";
import { EmptyList } from "./empty-list";
import { ExportForm, FilterForm, SearchForm } from "./list-forms";
import { type InFlight, LiveAttempts } from "./live-attempts";
import { NewCustomerButton } from "./new-customer-button";
import { PageLink, Pagination } from "./pagination";
import { type UnknownAttempt, UnknownAttempts } from "./unknown-attempts";

export type ListPageProps = {
  locale: Locale;
  search: (form: FormData) => Promise<never>;
  words: BranchListWords;
  query: ListQuery;
  day: Day;
  today: Day;
  date: string;
  /** `null`: all branches. */
  branch: string | null;
  /** Empty for staff. */
  branches: string[];
  outcomes: readonly ListedState[];
  attempts: ListedAttempt[];
  unknown: { attempts: UnknownAttempt[]; more: boolean };
  inFlight: InFlight[];
  newer: ListQuery["since"];
  older: ListQuery["before"];
  contact: string | null;
  /** Why the last export was not made. */
  exportRefusal: string | null;
  /** `null`: no export. */
  exportDays: number | null;
  /** The label of its link; `null`: not for this role. */
  audit: string | null;
};

export function ListPage(props: ListPageProps) {
  const { locale, words, query, day, today, branch, branches, attempts, unknown, inFlight } = props;
  const path = `/${locale}/branch`;
  const isToday = day === today;
  const filter = { day: query.day, outcome: query.outcome, branch: query.branch };
  const narrowed = Object.values({ ...filter, reference: query.reference }).some((part) => part !== null);
  return (
    <div className="space-y-6 pb-12">
      <header className="flex flex-wrap items-center justify-between gap-4">
        <div className="min-w-0">
          <FocusedHeading>{listHeading({ ...props, reference: query.reference })}</FocusedHeading>
          <p className="mt-1 text-muted">{underHeading(props)}</p>
        </div>
        <NewCustomerButton label={words.newCustomer} />
      </header>
      {props.exportRefusal && (
        <Focused>
          <Notice tone="bad">
            <p>{props.exportRefusal}</p>
          </Notice>
        </Focused>
      )}
      <UnknownAttempts {...unknown} words={words} contact={props.contact} />
      <div className="space-y-6 rounded-field border border-line bg-raised p-4">
        <FilterForm
          {...{ words, day, today, branch, branches }}
          action={path}
          outcome={query.outcome}
          outcomes={props.outcomes}
        />
        <SearchForm
          action={props.search}
          words={words}
          problem={query.notice && isSearchNotice(query.notice) ? words.search[query.notice] : null}
        />
      </div>
      {inFlight.length > 0 && <p className="text-help text-muted">{words.live.running(inFlight.length)}</p>}
      <LiveAttempts inFlight={inFlight} only={null} branch={query.branch} changed={words.live.changed} />
      {attempts.length > 0 && (
        <AttemptTable
          {...{ attempts, words }}
          receiptPath={(id) => `${path}/attempts/${id}`}
          withBranch={branch === null}
          withDate={query.reference !== null || attempts.some((attempt) => attempt.date !== props.date)}
        />
      )}
      {attempts.length + unknown.attempts.length === 0 && (
        <EmptyList words={words} filtered={query.outcome !== null} isToday={isToday} />
      )}
      <Pagination
        words={words}
        newer={props.newer && path + listSearch({ ...filter, since: props.newer })}
        older={props.older && path + listSearch({ ...filter, before: props.older })}
      />
      {narrowed && (
        <p>
          <PageLink href={path}>{query.reference ? words.search.back : words.filter.reset}</PageLink>
        </p>
      )}
      {props.exportDays !== null && !query.reference && (
        <ExportForm
          {...{ words, locale, day, today, branch }}
          days={props.exportDays}
          outcome={query.outcome}
        />
      )}
      {props.audit && (
        <p>
          <PageLink href={`${path}/audit`}>{props.audit}</PageLink>
        </p>
      )}
    </div>
  );
}

type Heading = Pick<ListPageProps, "words" | "day" | "today" | "date"> & { reference: string | null };

/** Of the page and of its title. */
export function listHeading({ words, reference, day, today, date }: Heading): string {
  if (reference) return words.search.found(visible(reference));
  return day === today ? words.heading.today : words.heading.day(date);
}

/** Staff see their branch in the bar above. */
function underHeading({ words, query, day, today, date, branch, branches }: ListPageProps): string {
  const whose = branch === null ? words.allBranches : branch;
  const parts = [branches.length > 0 && whose, !query.reference && day === today && date];
  return parts.filter(Boolean).join(" · ");
}
