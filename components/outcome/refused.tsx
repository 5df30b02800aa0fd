"use client";

import { useWords } from "@/components/ui/words";
import type { Outcome } from "@/lib/onboarding/outcome";
import { ReviewButton, StartAgainButton } from "./actions";
import { OutcomeHeading } from "./outcome-heading";
import { Support } from "./support";
import { formatTime } from "./time";

export function Refused({ kind, reason, retryAt }: Extract<Outcome, { kind: "refused" }>) {
  const { locale, words } = useWords();
  const { refused } = words.result;
  return (
    <>
      <OutcomeHeading kind={kind} heading={refused.heading} lead={refused[reason]} />
      {retryAt && <p>{refused.retryAt(formatTime(retryAt, locale))}</p>}
      {reason === "session" ? (
        <StartAgainButton look="main" />
      ) : (
        <ReviewButton label={words.result.toReview} />
      )}
      <Support />
    </>
  );
}
