"use client";

import { useState } from "react";
import { ActionBar, StepFrame } from "@/components/journey/step-frame";
import { useJourney } from "@/components/journey/use-journey";
import { useFailure } from "@/components/journey/use-pending";
import { Button } from "@/components/ui/button";
import { useChannel } from "@/components/ui/channel";
import { useWords } from "@/components/ui/words";
import { sentAlready, standingFields } from "@/lib/onboarding/correction";
import { getJourney } from "@/lib/onboarding/draft";
import { FailureNotice } from "../sending/failure-notice";
import { OfflineNotice, useOnline } from "../sending/offline-notice";
import { type SubmitAction, sendDraft } from "../sending/send-draft";
import { ReviewList } from "./review-list";
import { useReviewNotice } from "./review-notice";
import { StillRejected } from "./still-rejected";

/** Every answer and both photos as they will be sent, each with its way back, then the one charged submission. */
export function ReviewStep({ submit }: { submit: SubmitAction }) {
  const { locale, words } = useWords();
  const channel = useChannel();
  const journey = useJourney();
  const failure = useFailure();
  const online = useOnline();
  const notice = useReviewNotice();
  const [warned, setWarned] = useState(0);
  const [tried, setTried] = useState(0);

  const trySending = (sendAnyway: boolean) => {
    if (navigator.onLine) sendDraft({ submit, locale, channel, sendAnyway });
    else setTried(tried + 1);
  };
  const send = () => {
    const now = getJourney();
    // What was judged already is not paid for twice without a word; see `StillRejected` for the way on.
    if (sentAlready(now) || standingFields(now).length > 0) setWarned(warned + 1);
    else trySending(false);
  };
  const wrong = failure !== null || warned > 0 || (tried > 0 && !online);
  return (
    <StepFrame step="review" heading={words.review.heading} lead={words.review.lead} wrong={wrong}>
      <div className="space-y-4 not-empty:mb-6">
        {notice}
        <OfflineNotice turn={tried} />
        {failure && <FailureNotice failure={failure} />}
        {warned > 0 && (
          <StillRejected turn={warned} sendable={!sentAlready(journey)} onSend={() => trySending(true)} />
        )}
      </div>
      <ReviewList />
      <ActionBar>
        <Button onClick={send}>{words.review.submit}</Button>
      </ActionBar>
    </StepFrame>
  );
}
