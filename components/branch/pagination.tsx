import Link from "next/link";
import type { ReactNode } from "react";
import { ChevronLeft, ChevronRight } from "@/components/ui/staff-icons";
import type { BranchListWords } from "@/lib/words/branch/branch-list-id";

/** Links to the pages before and after; `null` where there is none. */
export function Pagination({
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
          <ChevronLeft className="size-5" />
          {paging.newer}
        </PageLink>
      )}
      {older && (
        <span className="ml-auto">
          <PageLink href={older}>
            {paging.older}
            <ChevronRight className="size-5" />
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
