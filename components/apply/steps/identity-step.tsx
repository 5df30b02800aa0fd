"use client";

import type { ChangeEvent } from "react";
import { PhotoView } from "@/components/journey/photo-view";
import { ActionBar, StepFrame } from "@/components/journey/step-frame";
import { useJourney } from "@/components/journey/use-journey";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { adviceId, complaintEdge, errorId, FieldError, helpId } from "@/components/ui/field";
import { TextField, TextInput } from "@/components/ui/text-field";
import { useWords } from "@/components/ui/words";
import { dateParts } from "@/lib/fields/birth-date";
import { formatNik } from "@/lib/fields/nik";
import { AdviceList } from "./advice-list";
import { Province } from "./province";
import { useAnswers } from "./use-answers";

const dateInputs = {
  day: { autoComplete: "bday-day", inputMode: "numeric", width: "w-16" },
  month: { autoComplete: "bday-month", inputMode: "text", width: "w-28" },
  year: { autoComplete: "bday-year", inputMode: "numeric", width: "w-24" },
} as const;

/** NIK, name and birth date, with the card just photographed beside them to copy from. */
export function IdentityStep() {
  const { words } = useWords();
  const { form, keep, submit, complaintOf, summary } = useAnswers("identity");
  const { draft } = useJourney();
  const card = draft.photos.identityImage;
  const nik = form.register("identityId");
  const dateComplaint = complaintOf("birthDate");
  const dateWrong = dateComplaint?.tone === "bad";

  // Only while typing at the end: elsewhere the cursor would jump.
  const groupDigits = (event: ChangeEvent<HTMLInputElement>) => {
    const { value, selectionStart } = event.target;
    if (selectionStart === value.length) event.target.value = formatNik(value);
    return nik.onChange(event);
  };

  return (
    <StepFrame
      step="identity"
      heading={words.identity.heading}
      lead={words.identity.lead}
      wrong={summary.items.length > 0}
      wide
    >
      <div className="flex flex-1 flex-col gap-6 beside:grid beside:grid-cols-2 beside:items-start beside:gap-10">
        {card && (
          <figure className="beside:sticky beside:top-6">
            <PhotoView photo={card} alt={words.card.alt} className="w-full rounded-field" />
            <figcaption className="mt-2 text-help text-muted">{words.identity.cardPhoto}</figcaption>
          </figure>
        )}
        <form onSubmit={submit} onChange={keep} noValidate className="flex flex-1 flex-col gap-6">
          <ErrorSummary {...summary} />
          <TextField
            id="identityId"
            label={words.fields.identityId}
            help={words.identity.nikHelp}
            complaint={complaintOf("identityId")}
            advice={
              <>
                <Province />
                <AdviceList field="identityId" />
              </>
            }
            inputMode="numeric"
            autoComplete="off"
            className="text-section tabular-nums tracking-wide"
            {...nik}
            onChange={groupDigits}
          />
          <TextField
            id="fullName"
            label={words.fields.fullName}
            help={words.identity.nameHelp}
            complaint={complaintOf("fullName")}
            advice={<AdviceList field="fullName" />}
            autoComplete="name"
            autoCapitalize="characters"
            {...form.register("fullName")}
          />
          <fieldset
            className={`space-y-2 ${complaintEdge(dateComplaint)}`}
            aria-describedby={[
              helpId("birthDate"),
              dateComplaint && errorId("birthDate"),
              adviceId("birthDate"),
            ]
              .filter(Boolean)
              .join(" ")}
          >
            <legend className="font-semibold">{words.fields.birthDate}</legend>
            <p id={helpId("birthDate")} className="text-help text-muted">
              {words.identity.birthDateHelp}
            </p>
            {dateComplaint && (
              <FieldError id="birthDate" tone={dateComplaint.tone}>
                {dateComplaint.sentence}
              </FieldError>
            )}
            <div className="flex flex-wrap gap-2">
              {dateParts.map((part) => (
                <div key={part}>
                  <label htmlFor={`birthDate-${part}`} className="mb-1 block text-help">
                    {words.dateParts[part]}
                  </label>
                  <TextInput
                    id={`birthDate-${part}`}
                    wrong={dateWrong}
                    inputMode={dateInputs[part].inputMode}
                    autoComplete={dateInputs[part].autoComplete}
                    className={`${dateInputs[part].width} tabular-nums`}
                    {...form.register(`birthDate.${part}`)}
                  />
                </div>
              ))}
            </div>
            <AdviceList field="birthDate" />
          </fieldset>
          <ActionBar>
            <Button type="submit">{words.next}</Button>
          </ActionBar>
        </form>
      </div>
    </StepFrame>
  );
}
