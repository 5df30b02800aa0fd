"use client";

import { withoutAdvice } from "@/components/journey/sentences";
import { useJourney } from "@/components/journey/stores";
import { useWords } from "@/components/ui/words";
import { answersAreGone } from "@/lib/onboarding/attempt/attempt";
import { onlyLockedStand } from "@/lib/onboarding/correction";
import type { Outcome } from "@/lib/outcomes/outcome";
import { AttemptsLeft, CorrectButton, StartAgainButton } from "./actions";
import { OutcomeHeading } from "./outcome-heading";
import { Reference } from "./reference";
import { RejectedList } from "./rejected-list";
import { Time } from "./time";

export function NotVerified({
  kind,
  reference,
  at,
  attemptsLeft,
}: Extract<Outcome, { kind: "not_verified" }>) {
  const { words } = useWords();
  const journey = useJourney();
  const gone = answersAreGone(journey.attempt);
  const locked = onlyLockedStand(journey);
  const { heading, lead, leadAnew, rejected } = words.result.not_verified;
  return (
    <>
      <OutcomeHeading
        kind={kind}
        heading={heading}
        lead={locked ? withoutAdvice(lead) : gone ? leadAnew : lead}
      />
      <RejectedList heading={rejected} />
      {!locked &&
        (gone ? (
          <StartAgainButton look="main" />
        ) : (
          <div className="no-print flex flex-col gap-3">
            <CorrectButton />
            <AttemptsLeft count={attemptsLeft} />
            <StartAgainButton />
          </div>
        ))}
      <Reference value={reference} />
      <Time at={at} />
    </>
  );
}
