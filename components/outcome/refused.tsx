"use client";

import { pathOf, withRef } from "@/components/journey/paths";
import { Support } from "@/components/journey/support";
import { Button, buttonClass } from "@/components/ui/button";
import { useChannel } from "@/components/ui/channel";
import { useServerPage } from "@/components/ui/use-server-page";
import { useWords } from "@/components/ui/words";
import { momentOf } from "@/lib/moments";
import type { Outcome } from "@/lib/outcomes/outcome";
import { nikRefusedWords } from "@/lib/words/nik-refused";
import { CorrectButton, ReviewButton } from "./actions";
import { OutcomeHeading } from "./outcome-heading";
import { RejectedList } from "./rejected-list";

type Reason = Extract<Outcome, { kind: "refused" }>["reason"];
export type RefusedProps = {
  outcome: Extract<Outcome, { kind: "refused" }>;
  /** The NIK was submitted before, and this is confirmed. */
  onSendAgain: () => void;
};

export function Refused({ outcome, onSendAgain }: RefusedProps) {
  const { locale, words } = useWords();
  const { refused } = words.result;
  const { reason } = outcome;
  const leads: Record<Reason, string> = { ...refused, ...nikRefusedWords[locale] };
  return (
    <>
      <OutcomeHeading kind="refused" heading={refused.heading} lead={leads[reason]} />
      {reason === "unchanged" && <RejectedList heading={words.result.not_verified.rejected} />}
      {"retryAt" in outcome && outcome.retryAt && (
        <p>{refused.retryAt(momentOf(new Date(outcome.retryAt), { locale }))}</p>
      )}
      <WayOn reason={reason} onSendAgain={onSendAgain} />
      <Support />
    </>
  );
}

function WayOn({ reason, onSendAgain }: { reason: Reason; onSendAgain: () => void }) {
  const { locale, words } = useWords();
  if (reason === "session") return <ConsentAgainButton />;
  return (
    <div className="flex flex-col gap-3">
      {reason === "unchanged" && <CorrectButton />}
      {reason === "staff" && (
        <a href={`/${locale}/branch`} target="_blank" rel="noopener" className={buttonClass("second")}>
          {words.result.refused.signIn}
        </a>
      )}
      <ReviewButton look={reason === "unchanged" ? "second" : "main"} label={words.result.toReview} />
      {reason === "seen_before" && (
        <Button look="second" onClick={onSendAgain}>
          {nikRefusedWords[locale].sendAgain}
        </Button>
      )}
    </div>
  );
}

/** The server has lost the application; the answers stay. */
function ConsentAgainButton() {
  const { locale, words } = useWords();
  const channel = useChannel();
  const { open, refusal } = useServerPage();
  return (
    <>
      {refusal}
      <Button onClick={() => open(withRef(pathOf("start", locale, channel)))}>
        {words.result.refused.consentAgain}
      </Button>
    </>
  );
}
