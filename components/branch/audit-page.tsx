import { FocusedHeading } from "@/components/ui/page/focused";
import type { AuditLine } from "@/lib/branch/audit-line";
import type { AuditWords } from "@/lib/words/branch/audit";
import { PageLink } from "./pagination";

type AuditPageProps = {
  words: AuditWords;
  branch: string;
  lines: AuditLine[];
  older: number | null;
  list: string;
};

/** What staff of a branch did, for its supervisor. */
export function AuditPage({ words, branch, lines, older, list }: AuditPageProps) {
  return (
    <div className="space-y-6 pb-12">
      <div className="space-y-2">
        <FocusedHeading>{words.heading}</FocusedHeading>
        <p>{words.lead(branch)}</p>
      </div>
      {lines.length === 0 && <p>{words.none}</p>}
      <ol className="divide-y divide-line border-y border-line text-help">
        {lines.map(({ seq, at, time, person, event, details, device }) => (
          <li key={seq} className="py-3">
            <p>
              <span className="font-semibold">{event}</span> · {person}
            </p>
            {details && <p className="break-words">{details}</p>}
            <p className="text-muted digits">
              <time dateTime={at}>{time}</time> · {device}
            </p>
          </li>
        ))}
      </ol>
      <p className="flex flex-wrap gap-x-6">
        <PageLink href={list}>{words.back}</PageLink>
        {older !== null && <PageLink href={`${list}/audit?before=${older}`}>{words.older}</PageLink>}
      </p>
    </div>
  );
}
