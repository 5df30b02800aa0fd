"use client";

import { buttonClass } from "@/components/ui/button";
import { useWords } from "@/components/ui/words";
import { momentOf } from "@/lib/moments";
import type { Outcome } from "@/lib/outcomes/outcome";
import { ConsentAgainButton, CorrectButton, ReviewButton } from "./actions";
import { OutcomeHeading } from "./outcome-heading";
import { RejectedList } from "./rejected-list";

type RefusedOutcome = Extract<Outcome, { kind: "refused" }>;

export function Refused(outcome: RefusedOutcome) {
  const { locale, words } = useWords();
  const { refused } = words.result;
  return (
    <>
      <OutcomeHeading
        kind="refused"
        heading={refused.heading}
        lead={"said" in outcome ? outcome.said[locale] : refused[outcome.reason]}
      />
      {outcome.reason === "unchanged" && <RejectedList heading={words.result.not_verified.rejected} />}
      {outcome.reason !== "unchanged" && outcome.retryAt && (
        <p>{refused.retryAt(momentOf(new Date(outcome.retryAt), { locale }))}</p>
      )}
      <WayOn reason={outcome.reason} />
    </>
  );
}

function WayOn({ reason }: Pick<RefusedOutcome, "reason">) {
  const { locale, words } = useWords();
  if (reason === "session" || reason === "other_application") return <ConsentAgainButton />;
  return (
    <div className="flex flex-col gap-3">
      {reason === "unchanged" && <CorrectButton />}
      {reason === "staff" && (
        <a href={`/${locale}/branch`} target="_blank" rel="noopener" className={buttonClass("second")}>
          {words.result.refused.signIn}
        </a>
      )}
      <ReviewButton look={reason === "unchanged" ? "second" : "main"} label={words.result.toReview} />
    </div>
  );
}
