"use client";

import { PrintButton } from "@/components/ui/print-button";
import { useWords } from "@/components/ui/words";
import type { Outcome } from "@/lib/outcomes/outcome";
import { StartAgainButton } from "./actions";
import { OutcomeHeading } from "./outcome-heading";
import { Reference } from "./reference";
import { Time } from "./time";

export function Verified({ kind, reference, at }: Extract<Outcome, { kind: "verified" }>) {
  const { words } = useWords();
  return (
    <>
      <OutcomeHeading kind={kind} {...words.result.verified} />
      <Reference value={reference} />
      <Time at={at} />
      <div className="no-print flex flex-col gap-3">
        <PrintButton />
        <StartAgainButton />
      </div>
    </>
  );
}
