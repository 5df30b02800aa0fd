"use client";

import type { ReactNode } from "react";
import { ArrowLeft } from "@/components/ui/icons";
import { type NewPage, useNewPage } from "@/components/ui/page/use-new-page";
import { useWords } from "@/components/ui/words";
import { progressOf, type StepId } from "@/lib/onboarding/steps";

type StepFrameProps = NewPage & {
  step: StepId;
  heading: string;
  lead?: string;
  wide?: boolean;
  /** Less space above, for a picture. */
  tight?: boolean;
  children: ReactNode;
};

export function StepFrame({
  step,
  heading,
  lead,
  wrong,
  view,
  wide = false,
  tight = false,
  children,
}: StepFrameProps) {
  const { words } = useWords();
  const title = useNewPage(heading, { wrong, view });
  const progress = progressOf(step);
  return (
    <div
      className={`mx-auto flex w-full flex-1 flex-col ${wide ? "max-w-column beside:max-w-spread" : "max-w-column"}`}
    >
      {progress && (
        <div className="no-print -mt-5 mb-4">
          <button
            type="button"
            onClick={() => history.back()}
            className="step-back -ml-1 inline-flex min-h-12 items-center gap-1 px-1 text-help underline underline-offset-4"
          >
            <ArrowLeft className="size-5" />
            {words.back}
          </button>
          <p className="step-count mb-2 text-help text-muted">
            {words.progress(progress.position, progress.total)}
          </p>
          <progress
            aria-hidden="true"
            value={progress.position}
            max={progress.total}
            className="progress block h-1 w-full"
          />
        </div>
      )}
      <h1 ref={title} tabIndex={-1} className="text-heading">
        {heading}
      </h1>
      {lead && <p className="mt-2 text-muted">{lead}</p>}
      <div className={`flex flex-1 flex-col ${tight ? "mt-3" : "mt-6"}`}>{children}</div>
    </div>
  );
}

/** The main action: on phones a bar within the thumb's reach. `row`: side by side. */
export function ActionBar({ row = false, children }: { row?: boolean; children: ReactNode }) {
  return (
    <div
      className={`no-print max-sm:bottom-0 [@media(min-height:40rem)]:@2xs:sticky -mx-4 mt-auto flex gap-3 border-t border-line bg-surface px-4 py-3 sm:mx-0 sm:mt-2 sm:border-0 sm:px-0 sm:pb-12 ${row ? "*:flex-auto" : "flex-col"}`}
    >
      {children}
    </div>
  );
}
