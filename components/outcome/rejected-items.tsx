"use client";

import { fieldErrorOf } from "@/components/journey/field-error";
import { lockedNote } from "@/components/journey/locked";
import { StepLink } from "@/components/journey/navigation";
import { PhotoView } from "@/components/journey/photo-view";
import { useJourney } from "@/components/journey/stores";
import { CircleAlert, TriangleAlert } from "@/components/ui/icons";
import { useWords } from "@/components/ui/words";
import { isText, rejectedField, type WireField } from "@/lib/kredibel/constraints";
import { answersAreGone } from "@/lib/onboarding/attempt/attempt";
import { rejectedFields, rejectedNames } from "@/lib/onboarding/correction";
import type { Attempt } from "@/lib/onboarding/draft";
import { formatAnswer } from "@/lib/onboarding/field";
import { stepOf } from "@/lib/onboarding/steps";
import { outcomes } from "@/lib/outcomes/outcomes";

/** What was turned down, as it was given, with what is wrong and its way to mend it. */
export function RejectedItems({ heading }: { heading: string }) {
  const { words } = useWords();
  const { attempt } = useJourney();
  if (!attempt) return null;
  const fields = rejectedFields(attempt, attempt.draft).filter((field) => field !== "consent");
  return (
    <section className="space-y-3">
      <h2 className="text-section">{heading}</h2>
      <ul className="space-y-3">
        {fields.map((field) => (
          <Rejected key={field} field={field} attempt={attempt} />
        ))}
        {namesWeDoNotKnow(attempt).length > 0 && (
          <li className={`flex gap-3 ${itemClass(attempt)}`}>
            <ItemIcon attempt={attempt} />
            {words.rejectedUnknown}
          </li>
        )}
      </ul>
    </section>
  );
}

function Rejected({ field, attempt }: { field: WireField; attempt: Attempt }) {
  const { words } = useWords();
  const gone = answersAreGone(attempt);
  const Note = lockedNote(field, attempt.draft);
  return (
    <li className={itemClass(attempt)}>
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <h3 className="flex gap-2 font-semibold">
          <ItemIcon attempt={attempt} />
          {words.fields[field]}
        </h3>
        {!gone && !Note && (
          <StepLink
            step={stepOf(field)}
            aria-label={`${words.review.change} ${words.fields[field]}`}
            className="no-print -my-3 inline-flex min-h-12 items-center font-medium text-brand underline underline-offset-4"
          >
            {words.review.change}
          </StepLink>
        )}
      </div>
      {!gone && <Given field={field} attempt={attempt} />}
      <p className="mt-2">
        {fieldErrorOf(words, field, { verdict: attempt, draft: attempt.draft })?.sentence}
      </p>
      {Note && (
        <p className="mt-1 text-help text-muted">
          <Note rejected />
        </p>
      )}
    </li>
  );
}

function Given({ field, attempt: { draft } }: { field: WireField; attempt: Attempt }) {
  const { locale, words } = useWords();
  if (isText(field)) return <p className="mt-1 text-muted digits">{formatAnswer(field, draft, locale)}</p>;
  const photo = draft.photos[field];
  const alt = field === "identityImage" ? words.card.alt : words.selfie.alt;
  return (
    photo && <PhotoView photo={photo} alt={alt} className="no-print mt-2 max-h-32 w-auto rounded-field" />
  );
}

const namesWeDoNotKnow = ({ outcome }: Attempt): string[] =>
  rejectedNames(outcome).filter((name) => rejectedField(name) === null);

/** Beside a verified identity it is a note, and no error. */
const isNote = ({ outcome }: Attempt) => outcomes[outcome.kind].verifies;

const itemClass = (attempt: Attempt) =>
  `rounded-field border border-line border-l-4 bg-raised p-4 ${isNote(attempt) ? "border-l-warn" : "border-l-bad"}`;

function ItemIcon({ attempt }: { attempt: Attempt }) {
  const Icon = isNote(attempt) ? TriangleAlert : CircleAlert;
  return <Icon className={`mt-px size-6 shrink-0 ${isNote(attempt) ? "text-warn" : "text-bad"}`} />;
}
