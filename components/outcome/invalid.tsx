"use client";

import { Support } from "@/components/journey/support";
import { useWords } from "@/components/ui/words";
import { CorrectButton } from "./actions";
import { OutcomeHeading } from "./outcome-heading";
import { RejectedList } from "./rejected-list";

export function Invalid() {
  const { words } = useWords();
  const { heading, lead } = words.result.invalid;
  return (
    <>
      <OutcomeHeading kind="invalid" heading={heading} lead={lead} />
      <RejectedList heading={words.result.not_verified.rejected} />
      <CorrectButton />
      <Support />
    </>
  );
}
