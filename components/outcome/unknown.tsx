"use client";

import { useWords } from "@/components/ui/words";
import type { Outcome } from "@/lib/outcomes/outcome";
import { StartAgainButton } from "./actions";
import { NewAttempt } from "./new-attempt";
import { OutcomeHeading } from "./outcome-heading";
import { Reference } from "./reference";
import { useLateAnswer } from "./use-late-answer";

export function Unknown({ kind, attemptId, retryAt }: Extract<Outcome, { kind: "unknown" }>) {
  const { words } = useWords();
  const { heading, lead } = words.result.unknown;
  useLateAnswer(attemptId);
  return (
    <>
      <OutcomeHeading kind={kind} heading={heading} lead={lead} />
      <Reference value={attemptId} />
      {retryAt && <NewAttempt attemptId={attemptId} retryAt={retryAt} />}
      <StartAgainButton />
    </>
  );
}
