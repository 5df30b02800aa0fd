"use client";

import { useWords } from "@/components/ui/words";
import type { Outcome } from "@/lib/onboarding/outcome";
import { ReviewButton } from "./actions";
import { OutcomeHeading } from "./outcome-heading";
import { Reference } from "./reference";
import { Support } from "./support";

export function Unavailable({ kind, errorId }: Extract<Outcome, { kind: "unavailable" }>) {
  const { words } = useWords();
  return (
    <>
      <OutcomeHeading kind={kind} {...words.result.unavailable} />
      <ReviewButton label={words.result.tryAgain} />
      <Reference value={errorId} />
      <Support />
    </>
  );
}
