import type { ReactNode } from "react";
import { FocusedHeading } from "@/components/ui/page/focused";
import { PrintButton } from "@/components/ui/print-button";
import type { ListedState } from "@/lib/branch/listed-attempt";
import { isRunning } from "@/lib/outcomes/states";
import type { BranchListWords } from "@/lib/words/branch/branch-list-id";
import { LiveAttempts } from "./live-attempts";
import { OutcomeMark } from "./outcome-mark";
import { PageLink } from "./pagination";

type ReceiptProps = {
  words: BranchListWords;
  listPath: string;
  id: string;
  state: ListedState;
  reference: string;
  /** ISO 8601. */
  at: string;
  time: string;
  branch: string | null;
};

/** What a customer takes home: how it ended, when, and under which reference. Nothing about who they are. */
export function Receipt({ words, listPath, id, state, reference, at, time, branch }: ReceiptProps) {
  const { receipt, columns } = words;
  const running = isRunning(state);
  return (
    <article className="mx-auto w-full max-w-column space-y-6 pb-12">
      <header>
        <FocusedHeading>{receipt.heading}</FocusedHeading>
        <p className="mt-2 text-muted">{running ? receipt.unfinished : receipt.lead}</p>
      </header>
      <dl className="divide-y divide-line rounded-field border border-line bg-raised px-4">
        <Line name={columns.outcome}>
          <OutcomeMark state={state} outcome={words.outcomes[state]} />
        </Line>
        <Line name={columns.reference}>
          <bdi className="select-all break-all font-medium digits">{reference}</bdi>
        </Line>
        <Line name={columns.time}>
          <time dateTime={at} className="digits">
            {time}
          </time>
        </Line>
        {branch && <Line name={columns.branch}>{branch}</Line>}
      </dl>
      <div className="no-print flex flex-col gap-3">
        {running ? (
          <LiveAttempts inFlight={[{ id, state }]} only={id} branch={branch} changed={words.live.changed} />
        ) : (
          <PrintButton look="main" />
        )}
        <PageLink href={listPath}>{receipt.back}</PageLink>
      </div>
    </article>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="py-3">
      <dt className="text-help text-muted">{name}</dt>
      <dd className="mt-1">{children}</dd>
    </div>
  );
}
