"use client";

import { useJourney } from "@/components/journey/stores";
import { PrintButton } from "@/components/ui/print-button";
import { useWords } from "@/components/ui/words";
import { answersAreGone } from "@/lib/onboarding/attempt/attempt";
import { onlyLockedStand } from "@/lib/onboarding/correction";
import type { Outcome } from "@/lib/outcomes/outcome";
import { AttemptsLeft, CorrectButton, StartAgainButton } from "./actions";
import { OutcomeHeading } from "./outcome-heading";
import { Reference } from "./reference";
import { RejectedList } from "./rejected-list";
import { Time } from "./time";

export function VerifiedWithReason({
  kind,
  reference,
  at,
  attemptsLeft,
}: Extract<Outcome, { kind: "verified_with_reason" }>) {
  const { words } = useWords();
  const journey = useJourney();
  const { attempt } = journey;
  const { heading, lead, noted, offer } = words.result.verified_with_reason;
  return (
    <>
      <OutcomeHeading kind={kind} heading={heading} lead={lead} />
      <Reference value={reference} />
      <Time at={at} />
      <RejectedList heading={noted} />
      <div className="no-print flex flex-col gap-3">
        {attempt && !answersAreGone(attempt) && !onlyLockedStand(journey) && (
          <>
            <p>{offer}</p>
            <CorrectButton look="second" />
            <AttemptsLeft count={attemptsLeft} />
          </>
        )}
        <PrintButton />
        <StartAgainButton />
      </div>
    </>
  );
}
