import Link from "next/link";
import type { ReactNode } from "react";
import { ReceiptText } from "@/components/ui/staff-icons";
import type { ListedAttempt } from "@/lib/branch/listed-attempt";
import type { BranchListWords } from "@/lib/words/branch/branch-list-id";
import { OutcomeMark } from "./outcome-mark";

type AttemptTableProps = {
  attempts: ListedAttempt[];
  words: BranchListWords;
  receiptPath: (id: string) => string;
  withBranch: boolean;
  withDate: boolean;
};

/** Cards where there is no room for a table, or the text is large. */
export function AttemptTable({ attempts, words, receiptPath, withBranch, withDate }: AttemptTableProps) {
  const { columns } = words;
  const headings = [
    columns.time,
    columns.nik,
    columns.outcome,
    columns.reference,
    columns.staff,
    ...(withBranch ? [columns.branch] : []),
  ];
  return (
    <div className="@container">
      <table className="block w-full text-help @3xl:table @3xl:border-collapse">
        <caption className="sr-only">{words.caption}</caption>
        <thead className="sr-only @3xl:not-sr-only @3xl:table-header-group">
          <tr className="text-left text-muted">
            {headings.map((heading) => (
              <th key={heading} scope="col" className="border-b border-line px-2 py-2 font-semibold">
                {heading}
              </th>
            ))}
            <th scope="col" className="border-b border-line">
              <span className="sr-only">{columns.receipt}</span>
            </th>
          </tr>
        </thead>
        <tbody className="block space-y-3 @3xl:table-row-group">
          {attempts.map((attempt) => (
            <tr
              key={attempt.id}
              className="block rounded-field border border-line bg-raised px-4 py-3 @3xl:table-row @3xl:border-0 @3xl:bg-transparent"
            >
              <Cell label={columns.time} heads>
                <time dateTime={attempt.at} className="digits">
                  {withDate && <span className="@3xl:block">{attempt.date}</span>}{" "}
                  <span className="whitespace-nowrap font-semibold">{attempt.time}</span>
                </time>
              </Cell>
              <Cell label={columns.nik}>
                <span className="digits">{attempt.nik}</span>
              </Cell>
              <Cell label={columns.outcome}>
                <OutcomeMark state={attempt.state} outcome={attempt.outcome} />
                {attempt.rejected.length > 0 && (
                  <span className="block text-muted @3xl:pl-7">{attempt.rejected.join(", ")}</span>
                )}
              </Cell>
              <Cell label={columns.reference}>
                <bdi className="select-all break-all digits">{attempt.reference ?? "–"}</bdi>
                {attempt.ref && <bdi className="block break-all text-muted">{attempt.ref}</bdi>}
              </Cell>
              <Cell label={columns.staff}>{attempt.staff ?? "–"}</Cell>
              {withBranch && <Cell label={columns.branch}>{attempt.branch}</Cell>}
              <td className="block @3xl:table-cell @3xl:border-b @3xl:border-line @3xl:align-top">
                <Link
                  href={receiptPath(attempt.id)}
                  prefetch={false}
                  aria-label={words.receiptOf(attempt.time)}
                  className="inline-flex min-h-12 items-center gap-2 whitespace-nowrap underline underline-offset-4 @3xl:min-w-12 @3xl:justify-center"
                >
                  <ReceiptText className="size-6 shrink-0" />
                  <span className="@3xl:hidden">{columns.receipt}</span>
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Its heading stands above the column, or beside it on a card. */
function Cell({ label, heads, children }: { label: string; heads?: boolean; children: ReactNode }) {
  const Element = heads ? "th" : "td";
  return (
    <Element
      scope={heads ? "row" : undefined}
      className="flex flex-wrap justify-between gap-x-4 py-1 text-left font-normal @3xl:table-cell @3xl:border-b @3xl:border-line @3xl:px-2 @3xl:py-3 @3xl:align-top"
    >
      <span aria-hidden="true" className="shrink-0 text-muted @3xl:hidden">
        {label}
      </span>
      <div className="ml-auto min-w-0">{children}</div>
    </Element>
  );
}
