import { TriangleAlert } from "@/components/ui/icons";
import type { ListedAttempt } from "@/lib/branch/listed-attempt";
import type { BranchListWords } from "@/lib/words/branch/branch-list-id";

/** `advice`: until when to wait, or that the customer may go on. */
export type UnknownAttempt = ListedAttempt & { advice: string };

type UnknownAttemptsProps = {
  attempts: UnknownAttempt[];
  more: boolean;
  words: BranchListWords;
  contact: string | null;
};

/** The attempts that wait for somebody, above all others, each with what to do. */
export function UnknownAttempts({ attempts, more, words, contact }: UnknownAttemptsProps) {
  if (attempts.length === 0) return null;
  const { heading, lead, ask, askOperator, more: moreWords } = words.unknown;
  return (
    <section
      aria-labelledby="unknown-heading"
      className="space-y-3 rounded-field border border-current/10 bg-warn-soft p-4"
    >
      <h2 id="unknown-heading" className="flex gap-2 text-section">
        <TriangleAlert className="size-6 shrink-0 text-warn" />
        <span className="min-w-0">{heading}</span>
      </h2>
      <p>{lead}</p>
      <ul className="space-y-3">
        {attempts.map(({ id, at, date, time, nik, staff, branch, advice }) => (
          <li key={id} className="rounded-field bg-raised p-4 text-help">
            <p className="flex flex-wrap gap-x-4 text-body font-semibold digits">
              <time dateTime={at}>
                {date}, {time}
              </time>
              <span>{nik}</span>
            </p>
            <p className="text-muted">{[staff, branch].filter(Boolean).join(" · ")}</p>
            <p className="mt-2">{advice}</p>
            <p className="break-words">{contact ? ask(contact, id) : askOperator(id)}</p>
          </li>
        ))}
      </ul>
      {more && <p className="text-help">{moreWords}</p>}
    </section>
  );
}
