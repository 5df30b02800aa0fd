"use client";

import { StepFrame } from "@/components/journey/step-frame";
import { useWords } from "@/components/ui/words";
import { AnswerForm } from "./answer-form";
import { useAnswers } from "./use-answers";

export function ContactStep() {
  const { words } = useWords();
  const answers = useAnswers("contact");
  return (
    <StepFrame
      step="contact"
      heading={words.contact.heading}
      lead={words.contact.lead}
      wrong={answers.summary.items.length > 0}
    >
      <AnswerForm {...answers} />
    </StepFrame>
  );
}
