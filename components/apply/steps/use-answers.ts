"use client";

import type { FocusEvent, FormEvent, SyntheticEvent } from "react";
import { type FieldErrors, type FieldPath, type Resolver, useForm } from "react-hook-form";
import { fieldErrorOf } from "@/components/journey/field-error";
import { goTo } from "@/components/journey/navigation";
import { problemSentence } from "@/components/journey/sentences";
import { useJourney } from "@/components/journey/stores";
import type { FieldError } from "@/components/ui/field";
import { useWords } from "@/components/ui/words";
import { spreadDate, wrongDateParts } from "@/lib/fields/birth-date";
import { type DatePart, dateParts, fields, type TypedAnswer } from "@/lib/fields/fields";
import { isText, type TextField } from "@/lib/kredibel/constraints";
import { stepAfter } from "@/lib/onboarding/correction";
import { type Answers, getJourney, setAnswers } from "@/lib/onboarding/draft";
import { stepProblems } from "@/lib/onboarding/progress";
import { fieldsOf, type StepId } from "@/lib/onboarding/steps";
import type { Words } from "@/lib/words/id";

type AnswerStep = Extract<StepId, "identity" | "contact">;
type FieldOf<Answer> = {
  [Field in TextField]: Answers[Field] extends Answer ? Field : never;
}[TextField];
export type PlainField = FieldOf<string>;
export type DateField = FieldOf<TypedAnswer["date"]>;
export type StepAnswers = ReturnType<typeof useAnswers>;

/** The draft takes each change, is judged on submit, and a mended answer loses its error on blur. */
export function useAnswers(step: AnswerStep) {
  const { words } = useWords();
  const journey = useJourney();
  const form = useForm<Answers>({
    defaultValues: getJourney().draft.answers,
    reValidateMode: "onSubmit",
    shouldFocusError: false,
    resolver: stepResolver(step, words),
  });
  const { errors, submitCount } = form.formState;
  const asked = answersOf(step);

  /** Reads the inputs: autofill may send no event. */
  const keep = ({ currentTarget }: SyntheticEvent<HTMLFormElement>) => {
    for (const [name, value] of new FormData(currentTarget) as Iterable<[FieldPath<Answers>, string]>)
      if (form.getValues(name) !== value) form.setValue(name, value);
    for (const field of asked.filter(isDate)) {
      const typed = form.getValues(field);
      const spread = spreadDate(typed);
      if (spread !== typed) form.setValue(field, spread);
    }
    setAnswers(form.getValues());
  };
  const judge = form.handleSubmit(() => goTo(stepAfter(step, getJourney())));

  const errorOf = (field: TextField): FieldError | undefined => {
    const sentence = errors[field]?.message;
    return sentence ? { tone: "bad", sentence } : fieldErrorOf(words, field, journey);
  };
  /** The inputs of a date that its error is about: its type names them; a rejection is about all. */
  const wrongParts = (field: DateField): DatePart[] =>
    dateParts.filter((part) => errors[field]?.type?.includes(part) ?? true);
  return {
    form,
    asked,
    keep,
    leave: (event: FocusEvent<HTMLFormElement>) => {
      keep(event);
      // A button being pressed would move from under the pointer.
      if (document.querySelector("button:active, a:active")) return;
      const problems = stepProblems(step, getJourney().draft);
      form.clearErrors(asked.filter((field) => !problems[field]));
    },
    replace: (field: PlainField, answer: string) => {
      form.setValue(field, answer);
      setAnswers(form.getValues());
      form.setFocus(field);
    },
    submit: (event: FormEvent<HTMLFormElement>) => {
      keep(event);
      return judge(event);
    },
    errorOf,
    wrongParts,
    summary: {
      submitCount,
      items: asked.flatMap((field) => {
        const error = errorOf(field);
        const id = isDate(field) ? `${field}-${wrongParts(field)[0]}` : field;
        return error?.tone === "bad" ? [{ fieldId: id, sentence: error.sentence }] : [];
      }),
    },
  };
}

const stepResolver =
  (step: AnswerStep, words: Words): Resolver<Answers> =>
  (answers) => {
    const problems = stepProblems(step, getJourney().draft);
    const errors: FieldErrors<Answers> = {};
    for (const field of answersOf(step)) {
      const problem = problems[field];
      if (!problem) continue;
      const type = isDate(field) ? wrongDateParts(answers[field], problem).join() : problem.code;
      errors[field] = { type, message: problemSentence(words, field, problem) };
    }
    return Object.keys(errors).length > 0 ? { values: {}, errors } : { values: answers, errors: {} };
  };

export const isDate = (field: TextField): field is DateField => fields[field].kind === "date";

const answersOf = (step: AnswerStep) =>
  fieldsOf(step)
    .filter((field) => field !== "consent")
    .filter(isText);
