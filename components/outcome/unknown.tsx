"use client";

import { useWords } from "@/components/ui/words";
import type { Outcome } from "@/lib/onboarding/outcome";
import { StartAgainButton } from "./actions";
import { OutcomeHeading } from "./outcome-heading";
import { Reference } from "./reference";
import { Support } from "./support";

export function Unknown({ kind, attemptId }: Extract<Outcome, { kind: "unknown" }>) {
  const { words } = useWords();
  return (
    <>
      <OutcomeHeading kind={kind} {...words.result.unknown} />
      <Reference value={attemptId} />
      <Support />
      <StartAgainButton />
    </>
  );
}
