"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { FieldAdvice } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { useWords } from "@/components/ui/words";
import { isText, type WireField } from "@/lib/kredibel/constraints";
import { adviceFor } from "@/lib/onboarding/advice";
import { formatAnswer } from "@/lib/onboarding/format";
import type { StepId } from "@/lib/onboarding/steps";
import { fieldsOf, steps } from "@/lib/onboarding/steps";
import { complaintSentence } from "./complaints";
import { StepLink } from "./navigation";
import { PhotoView } from "./photo-view";
import { adviceSentence } from "./sentences";
import { ActionBar, StepFrame } from "./step-frame";
import { useJourney } from "./use-journey";
import { useSubmit } from "./use-submit";
import { Waiting } from "./waiting";

/** Every answer and both photos as they will be sent, each with its way back, then the one charged submission. */
export function ReviewStep() {
  const { words } = useWords();
  const { submit, sending, failure } = useSubmit();
  if (sending) return <Waiting />;
  return (
    <StepFrame step="review" heading={words.review.heading} lead={words.review.lead} wrong={failure !== null}>
      {failure && (
        <div className="mb-6">
          <Notice tone="bad" role="alert">
            <p>{words.failures[failure]}</p>
          </Notice>
        </div>
      )}
      <dl className="border-t border-line">
        {steps.flatMap(({ id }) =>
          answeredFields(id).map((field) => <Row key={field} step={id} field={field} />),
        )}
      </dl>
      <ActionBar>
        <Button onClick={submit}>{words.review.submit}</Button>
      </ActionBar>
    </StepFrame>
  );
}

/** The consent has a page of its own; the rest of what a step asks stands on the review. */
const answeredFields = (step: StepId) => fieldsOf(step).filter((field) => field !== "consent");

function Row({ step, field }: { step: StepId; field: WireField }) {
  const { words } = useWords();
  const journey = useJourney();
  const complaint = complaintSentence(words, field, journey);
  return (
    <div
      className={`grid grid-cols-[1fr_auto] gap-x-4 border-b border-line py-4 ${complaint ? "border-l-4 border-l-bad pl-4" : ""}`}
    >
      <dt className="text-help text-muted">{words.fields[field]}</dt>
      <dd className="row-start-2 min-w-0">
        <Answer field={field} />
      </dd>
      <dd className="row-span-2 row-start-1 col-start-2">
        <StepLink
          step={step}
          className="-my-2 inline-flex min-h-12 min-w-12 items-center justify-end font-medium text-brand underline underline-offset-4"
        >
          {words.review.change}
          <span className="sr-only"> {words.fields[field]}</span>
        </StepLink>
      </dd>
      {complaint && <dd className="col-span-2 mt-1 font-medium text-bad">{complaint}</dd>}
      {isText(field) &&
        (adviceFor(journey.draft)[field] ?? []).map((advice) => (
          <dd key={advice.code} className="col-span-2 mt-1">
            <FieldAdvice>{adviceSentence(words, advice)}</FieldAdvice>
          </dd>
        ))}
    </div>
  );
}

function Answer({ field }: { field: WireField }): ReactNode {
  const { locale, words } = useWords();
  const { draft } = useJourney();
  if (isText(field))
    return <span className="font-medium tabular-nums">{formatAnswer(field, draft, locale)}</span>;
  const photo = draft.photos[field];
  const alt = field === "identityImage" ? words.card.alt : words.selfie.alt;
  return (
    photo && <PhotoView photo={photo} alt={alt} className="mt-1 max-h-40 w-auto max-w-full rounded-field" />
  );
}
