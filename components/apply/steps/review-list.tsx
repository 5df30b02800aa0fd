"use client";

import { fieldErrorOf } from "@/components/journey/field-error";
import { lockedNote } from "@/components/journey/locked";
import { StepLink } from "@/components/journey/navigation";
import { PhotoView } from "@/components/journey/photo-view";
import { useJourney } from "@/components/journey/stores";
import { fieldErrorEdge } from "@/components/ui/field";
import { useWords } from "@/components/ui/words";
import { isText, type WireField } from "@/lib/kredibel/constraints";
import { setAnswers } from "@/lib/onboarding/draft";
import { formatAnswer } from "@/lib/onboarding/field";
import { fieldsOf, type StepId, steps } from "@/lib/onboarding/steps";
import { AdviceList } from "./advice-list";
import { Province } from "./province";

export function ReviewList() {
  return (
    <dl className="border-t border-line">
      {steps.flatMap(({ id }) =>
        answeredFields(id).map((field) => <Row key={field} step={id} field={field} />),
      )}
    </dl>
  );
}

/** All that a step asks, but for the consent, which has its own page. */
const answeredFields = (step: StepId) => fieldsOf(step).filter((field) => field !== "consent");

const changeId = (field: WireField) => `change-${field}`;

function Row({ step, field }: { step: StepId; field: WireField }) {
  const { words } = useWords();
  const journey = useJourney();
  const error = fieldErrorOf(words, field, journey);
  const Note = lockedNote(field, journey.draft);
  const correct = (emailAddress: string) => {
    setAnswers({ emailAddress });
    document.getElementById(changeId("emailAddress"))?.focus();
  };
  return (
    <div className={`grid grid-cols-[1fr_auto] gap-x-4 border-b border-line py-4 ${fieldErrorEdge(error)}`}>
      <dt className="text-help text-muted">{words.fields[field]}</dt>
      <dd className="row-start-2 min-w-0">
        <Answer field={field} />
      </dd>
      {!Note && (
        <dd className="col-start-2 row-span-2 row-start-1">
          <StepLink
            step={step}
            id={changeId(field)}
            aria-label={`${words.review.change} ${words.fields[field]}`}
            className="-my-2 inline-flex min-h-12 min-w-12 items-center justify-end font-medium text-brand underline underline-offset-4"
          >
            {words.review.change}
          </StepLink>
        </dd>
      )}
      {error && (
        <dd className={`col-span-2 mt-1 font-medium ${error.tone === "bad" ? "text-bad" : "text-warn"}`}>
          {error.sentence}
        </dd>
      )}
      {Note ? (
        <dd className="col-span-2 mt-1 text-help text-muted">
          <Note rejected={error !== undefined} />
        </dd>
      ) : (
        isText(field) && (
          <dd className="col-span-2 mt-1 has-[>:only-child:empty]:hidden">
            {field === "identityId" && <Province />}
            <AdviceList field={field} onCorrect={correct} />
          </dd>
        )
      )}
    </div>
  );
}

function Answer({ field }: { field: WireField }) {
  const { locale, words } = useWords();
  const { draft } = useJourney();
  if (isText(field)) return <span className="font-medium digits">{formatAnswer(field, draft, locale)}</span>;
  const photo = draft.photos[field];
  const alt = field === "identityImage" ? words.card.alt : words.selfie.alt;
  return (
    photo && <PhotoView photo={photo} alt={alt} className="mt-1 max-h-40 w-auto max-w-full rounded-field" />
  );
}
