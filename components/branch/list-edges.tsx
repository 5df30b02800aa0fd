import { ChevronLeft, ChevronRight, Inbox } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { BranchListWords } from "@/lib/words/branch-list-id";

/** What stands in the place of the rows where there are none. */
export function NothingListed({
  words,
  filtered,
  isToday,
}: {
  words: BranchListWords;
  filtered: boolean;
  isToday: boolean;
}) {
  const { empty } = words;
  const fresh = isToday && !filtered;
  return (
    <div className="rounded-field border border-line border-dashed px-4 py-10 text-center">
      <Inbox aria-hidden="true" className="mx-auto mb-3 size-10 text-muted" />
      <p className="font-semibold">{filtered ? empty.filtered : isToday ? empty.today : empty.day}</p>
      {fresh && <p className="mt-1 text-muted">{empty.todayLead}</p>}
    </div>
  );
}

/** The ways to the pages before and after; each null where there is none. */
export function Pages({
  words: { paging },
  newer,
  older,
}: {
  words: BranchListWords;
  newer: string | null;
  older: string | null;
}) {
  if (!newer && !older) return null;
  return (
    <nav aria-label={paging.label} className="flex gap-4">
      {newer && (
        <PageLink href={newer}>
          <ChevronLeft aria-hidden="true" className="size-5" />
          {paging.newer}
        </PageLink>
      )}
      {older && (
        <span className="ml-auto">
          <PageLink href={older}>
            {paging.older}
            <ChevronRight aria-hidden="true" className="size-5" />
          </PageLink>
        </span>
      )}
    </nav>
  );
}

export function PageLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="inline-flex min-h-12 items-center gap-1 underline underline-offset-4"
    >
      {children}
    </Link>
  );
}
