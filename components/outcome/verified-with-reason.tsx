"use client";

import { useWords } from "@/components/ui/words";
import type { Outcome } from "@/lib/onboarding/outcome";
import { CorrectButton, PrintButton, StartAgainButton } from "./actions";
import { AttemptsLeft } from "./attempts-left";
import { OutcomeHeading } from "./outcome-heading";
import { Reference } from "./reference";
import { RejectedList } from "./rejected-list";
import { Support } from "./support";
import { Time } from "./time";

export function VerifiedWithReason({
  kind,
  reference,
  at,
  attemptsLeft,
}: Extract<Outcome, { kind: "verified_with_reason" }>) {
  const { words } = useWords();
  const { heading, lead, noted, offer } = words.result.verified_with_reason;
  return (
    <>
      <OutcomeHeading kind={kind} heading={heading} lead={lead} />
      <Reference value={reference} />
      <Time at={at} />
      <RejectedList heading={noted} />
      <div className="no-print flex flex-col gap-3">
        <p>{offer}</p>
        <CorrectButton />
        <AttemptsLeft count={attemptsLeft} />
        <PrintButton />
        <StartAgainButton />
      </div>
      <Support />
    </>
  );
}
