"use client";

import { PhotoView } from "@/components/journey/photo-view";
import { StepFrame } from "@/components/journey/step-frame";
import { useJourney } from "@/components/journey/stores";
import { useWords } from "@/components/ui/words";
import { AnswerForm } from "./answer-form";
import { useAnswers } from "./use-answers";

/** What stands on the card, with the card just photographed beside it to copy from. */
export function IdentityStep() {
  const { words } = useWords();
  const answers = useAnswers("identity");
  const card = useJourney().draft.photos.identityImage;
  return (
    <StepFrame
      step="identity"
      heading={words.identity.heading}
      lead={words.identity.lead}
      wrong={answers.summary.items.length > 0}
      wide
    >
      <div className="flex flex-1 flex-col gap-6 beside:grid beside:grid-cols-2 beside:items-start beside:gap-10">
        {card && (
          <figure className="beside:sticky beside:top-6">
            <PhotoView photo={card} alt={words.card.alt} className="w-full rounded-field" />
            <figcaption className="mt-2 text-help text-muted">{words.identity.cardPhoto}</figcaption>
          </figure>
        )}
        <AnswerForm {...answers} />
      </div>
    </StepFrame>
  );
}
