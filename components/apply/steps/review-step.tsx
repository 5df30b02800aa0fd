"use client";

import { type ReactNode, useState } from "react";
import { ActionBar, StepFrame } from "@/components/journey/step-frame";
import { useFailure, useJourney } from "@/components/journey/stores";
import { Button } from "@/components/ui/button";
import { useChannel } from "@/components/ui/channel";
import { Notice } from "@/components/ui/notice";
import { useAnnounced } from "@/components/ui/page/use-announced";
import { useWords } from "@/components/ui/words";
import { sentAlready, standingFields } from "@/lib/onboarding/correction";
import { getJourney } from "@/lib/onboarding/draft";
import { FailureNotice } from "../sending/failure-notice";
import { type SubmitAction, sendDraft } from "../sending/send-draft";
import { useOnline } from "../sending/use-online";
import { ReviewList } from "./review-list";
import { StillRejected } from "./still-rejected";

type ReviewStepProps = { submit: SubmitAction; notice?: ReactNode };

export function ReviewStep({ submit, notice }: ReviewStepProps) {
  const { locale, words } = useWords();
  const channel = useChannel();
  const journey = useJourney();
  const online = useOnline();
  const failed = useFailure();
  const failure = failed === "offline" && online ? null : failed;
  const [warnings, setWarnings] = useState(0);
  // The failure is an alert: that the device is offline is said once.
  useAnnounced(online ? words.online : failure ? "" : words.failures.offline, words.online);

  const send = (sendAnyway: boolean) => sendDraft({ submit, locale, channel, sendAnyway });
  const press = () => {
    const now = getJourney();
    // A rejected answer is not paid for twice without a warning; `StillRejected` has the way on.
    if (sentAlready(now) || standingFields(now).length > 0) setWarnings(warnings + 1);
    else void send(false);
  };
  return (
    <StepFrame
      step="review"
      heading={words.review.heading}
      lead={words.review.lead}
      wrong={failure !== null || warnings > 0}
    >
      <div className="space-y-4 not-empty:mb-6">
        {notice}
        {failure && <FailureNotice failure={failure} />}
        {!(failure || online) && (
          <Notice tone="warn">
            <p>{words.failures.offline}</p>
          </Notice>
        )}
        {warnings > 0 && (
          <StillRejected presses={warnings} sendable={!sentAlready(journey)} onSend={() => send(true)} />
        )}
      </div>
      <ReviewList />
      <ActionBar>
        <Button onClick={press}>{words.review.submit}</Button>
      </ActionBar>
    </StepFrame>
  );
}
