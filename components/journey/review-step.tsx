"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/words";
import { sentAlready, standingFields } from "@/lib/onboarding/correction";
import { getJourney } from "@/lib/onboarding/draft";
import { FailureNotice } from "./failure-notice";
import { OfflineNotice } from "./offline-notice";
import { ReviewList } from "./review-list";
import { useReviewNotice } from "./review-notice";
import { ActionBar, StepFrame } from "./step-frame";
import { StillRejected } from "./still-rejected";
import { useJourney } from "./use-journey";
import { useSubmit } from "./use-submit";
import { Waiting } from "./waiting";

/** Every answer and both photos as they will be sent, each with its way back, then the one charged submission. */
export function ReviewStep() {
  const { words } = useWords();
  const journey = useJourney();
  const { submit, stage, failure } = useSubmit();
  const notice = useReviewNotice();
  const [warned, setWarned] = useState(0);

  const send = () => {
    const now = getJourney();
    // What was judged already is not paid for twice without a word; see `StillRejected` for the way on.
    if (sentAlready(now) || standingFields(now).length > 0) setWarned(warned + 1);
    else submit();
  };
  if (stage) return <Waiting stage={stage} />;
  const wrong = failure !== null || warned > 0;
  return (
    <StepFrame step="review" heading={words.review.heading} lead={words.review.lead} wrong={wrong}>
      <div className="space-y-4 not-empty:mb-6">
        {notice}
        <OfflineNotice tried={failure === "offline"} />
        {failure && failure !== "offline" && <FailureNotice failure={failure} />}
        {warned > 0 && (
          <StillRejected
            turn={warned}
            sendable={!sentAlready(journey)}
            onSend={() => submit({ sendAnyway: true })}
          />
        )}
      </div>
      <ReviewList />
      <ActionBar>
        <Button onClick={send}>{words.review.submit}</Button>
      </ActionBar>
    </StepFrame>
  );
}
