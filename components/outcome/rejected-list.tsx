"use client";

import { CircleAlert } from "lucide-react";
import { complaintSentence } from "@/components/journey/complaints";
import { StepLink } from "@/components/journey/navigation";
import { PhotoView } from "@/components/journey/photo-view";
import { useJourney } from "@/components/journey/use-journey";
import { useWords } from "@/components/ui/words";
import { isText, type WireField } from "@/lib/kredibel/constraints";
import { rejectedField, rejectedFields } from "@/lib/onboarding/correction";
import type { Attempt } from "@/lib/onboarding/draft";
import { formatAnswer } from "@/lib/onboarding/format";
import { stepOf } from "@/lib/onboarding/steps";

/** What was turned down, as it was given, in the journey's order: each with what is wrong and its own way to mend it. */
export function RejectedList({ heading }: { heading: string }) {
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
          <li className="flex gap-3 rounded-field border-l-4 border-bad bg-raised p-4">
            <CircleAlert aria-hidden="true" className="size-6 shrink-0 text-bad" />
            {words.rejectedUnknown}
          </li>
        )}
      </ul>
    </section>
  );
}

function Rejected({ field, attempt }: { field: WireField; attempt: Attempt }) {
  const { words } = useWords();
  return (
    <li className="rounded-field border border-line border-l-4 border-l-bad bg-raised p-4">
      <div className="flex items-start justify-between gap-4">
        <h3 className="flex gap-2 font-semibold">
          <CircleAlert aria-hidden="true" className="mt-px size-6 shrink-0 text-bad" />
          {words.fields[field]}
        </h3>
        <StepLink
          step={stepOf(field)}
          className="no-print -my-3 inline-flex min-h-12 items-center font-medium text-brand underline underline-offset-4"
        >
          {words.review.change}
          <span className="sr-only"> {words.fields[field]}</span>
        </StepLink>
      </div>
      <Given field={field} attempt={attempt} />
      <p className="mt-2">{complaintSentence(words, field, { attempt, draft: attempt.draft })}</p>
    </li>
  );
}

function Given({ field, attempt: { draft } }: { field: WireField; attempt: Attempt }) {
  const { locale, words } = useWords();
  if (isText(field))
    return <p className="mt-1 text-muted tabular-nums">{formatAnswer(field, draft, locale)}</p>;
  const photo = draft.photos[field];
  const alt = field === "identityImage" ? words.card.alt : words.selfie.alt;
  return (
    photo && <PhotoView photo={photo} alt={alt} className="no-print mt-2 max-h-32 w-auto rounded-field" />
  );
}

function namesWeDoNotKnow({ outcome }: Attempt): string[] {
  if (outcome.kind !== "not_verified" && outcome.kind !== "verified_with_reason") return [];
  return outcome.fields.filter((name) => rejectedField(name) === null);
}
