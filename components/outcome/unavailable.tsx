"use client";

import { useJourney } from "@/components/journey/stores";
import { useWords } from "@/components/ui/words";
import { answersAreGone } from "@/lib/onboarding/attempt/attempt";
import type { Outcome } from "@/lib/outcomes/outcome";
import { ReviewButton, StartAgainButton } from "./actions";
import { OutcomeHeading } from "./outcome-heading";
import { Reference } from "./reference";

export function Unavailable({ kind, errorId }: Extract<Outcome, { kind: "unavailable" }>) {
  const { words } = useWords();
  const gone = answersAreGone(useJourney().attempt);
  const { heading, lead, leadAnew } = words.result.unavailable;
  return (
    <>
      <OutcomeHeading kind={kind} heading={heading} lead={gone ? leadAnew : lead} />
      {gone ? <StartAgainButton look="main" /> : <ReviewButton label={words.result.tryAgain} />}
      <Reference value={errorId} />
    </>
  );
}
