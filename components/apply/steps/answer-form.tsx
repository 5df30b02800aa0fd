"use client";

import type { ComponentType } from "react";
import { lockedNote } from "@/components/journey/locked";
import { ActionBar } from "@/components/journey/step-frame";
import { useJourney } from "@/components/journey/stores";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { adviceId, errorId, FieldMessage, fieldErrorEdge, helpId } from "@/components/ui/field";
import { TextField, TextInput } from "@/components/ui/text-field";
import { useWords } from "@/components/ui/words";
import { type DatePart, dateParts } from "@/lib/fields/fields";
import { rules } from "@/lib/fields/rules";
import type { TextField as Field } from "@/lib/kredibel/constraints";
import { formatAnswer } from "@/lib/onboarding/field";
import { AdviceList } from "./advice-list";
import { MailDomains } from "./mail-domains";
import { Province } from "./province";
import { type DateField, isDate, type PlainField, type StepAnswers } from "./use-answers";

/** What an input has below it besides its advice. */
const companions: Partial<Record<Field, ComponentType<{ onTake: (answer: string) => void }>>> = {
  identityId: Province,
  emailAddress: MailDomains,
};

const looks: Partial<Record<Field, string>> = {
  identityId: "text-section digits",
  phoneNumber: "digits",
};

const widths: Record<DatePart, string> = { day: "w-16", month: "w-28", year: "w-24" };

/** A step's inputs, as the field table has them. */
export function AnswerForm(answers: StepAnswers) {
  const { words } = useWords();
  return (
    <form
      onSubmit={answers.submit}
      onChange={answers.keep}
      onBlur={answers.leave}
      noValidate
      className="flex flex-1 flex-col gap-6"
    >
      <ErrorSummary {...answers.summary} />
      {answers.asked.map((field) => (
        <Input key={field} field={field} {...answers} />
      ))}
      <ActionBar>
        <Button type="submit">{words.next}</Button>
      </ActionBar>
    </form>
  );
}

function Input({ field, ...answers }: StepAnswers & { field: Field }) {
  const { locale, words } = useWords();
  const { draft } = useJourney();
  const error = answers.errorOf(field);
  const Note = lockedNote(field, draft);
  if (Note)
    return (
      // Without a name: the form does not read it.
      <TextField
        id={isDate(field) ? `${field}-${dateParts[0]}` : field}
        label={words.fields[field]}
        help={<Note rejected={error !== undefined} />}
        error={error}
        className={`border-dashed bg-transparent ${looks[field] ?? ""}`}
        value={formatAnswer(field, draft, locale)}
        readOnly
      />
    );
  return isDate(field) ? (
    <DateInputs field={field} {...answers} />
  ) : (
    <PlainInput field={field} {...answers} />
  );
}

function PlainInput({
  field,
  form,
  errorOf,
  replace,
}: StepAnswers & {
  field: PlainField;
}) {
  const { words } = useWords();
  const { input, group } = rules[field];
  const registered = form.register(field);
  const Companion = companions[field];
  const take = (answer: string) => replace(field, answer);
  return (
    <TextField
      id={field}
      label={words.fields[field]}
      help={words.help[field]}
      error={errorOf(field)}
      advice={
        <>
          {Companion && <Companion onTake={take} />}
          <AdviceList field={field} onCorrect={take} />
        </>
      }
      className={looks[field]}
      {...input}
      {...registered}
      onChange={(event) => {
        const { value, selectionStart } = event.target;
        // Only while typing at the end: elsewhere the cursor would jump.
        if (group && selectionStart === value.length) event.target.value = group(value);
        return registered.onChange(event);
      }}
    />
  );
}

function DateInputs({ field, form, errorOf, wrongParts }: StepAnswers & { field: DateField }) {
  const { words } = useWords();
  const error = errorOf(field);
  const wrong = error ? wrongParts(field) : [];
  return (
    <fieldset
      className={`min-w-0 space-y-2 ${fieldErrorEdge(error)}`}
      aria-describedby={`${helpId(field)} ${adviceId(field)}`}
    >
      <legend className="font-semibold">{words.fields[field]}</legend>
      <p id={helpId(field)} className="text-help text-muted">
        {words.help[field]}
      </p>
      {error && (
        <FieldMessage id={field} tone={error.tone}>
          {error.sentence}
        </FieldMessage>
      )}
      <div className="flex flex-wrap gap-2">
        {dateParts.map((part) => (
          <div key={part}>
            <label htmlFor={`${field}-${part}`} className="mb-2 block text-help">
              {words.dateParts[part]}
            </label>
            <TextInput
              id={`${field}-${part}`}
              wrong={error?.tone === "bad" && wrong.includes(part)}
              aria-describedby={wrong.includes(part) ? errorId(field) : undefined}
              className={`${widths[part]} digits`}
              {...rules[field].input[part]}
              {...form.register(`${field}.${part}`)}
            />
          </div>
        ))}
      </div>
      <AdviceList field={field} />
    </fieldset>
  );
}
