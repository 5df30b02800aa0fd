"use client";

import { withoutAdvice } from "@/components/journey/sentences";
import { useJourney } from "@/components/journey/stores";
import { useWords } from "@/components/ui/words";
import { onlyLockedStand } from "@/lib/onboarding/correction";
import { CorrectButton } from "./actions";
import { OutcomeHeading } from "./outcome-heading";
import { RejectedList } from "./rejected-list";

export function Invalid() {
  const { words } = useWords();
  const { heading, lead } = words.result.invalid;
  return (
    <>
      <OutcomeHeading
        kind="invalid"
        heading={heading}
        lead={onlyLockedStand(useJourney()) ? withoutAdvice(lead) : lead}
      />
      <RejectedList heading={words.result.not_verified.rejected} />
      <CorrectButton />
    </>
  );
}
