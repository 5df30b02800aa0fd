"use client";

import { type FieldErrors, type Resolver, useForm } from "react-hook-form";
import { complaintAbout } from "@/components/journey/field-error";
import { goTo } from "@/components/journey/navigation";
import { fieldId, problemSentence } from "@/components/journey/sentences";
import { useJourney } from "@/components/journey/use-journey";
import type { Complaint } from "@/components/ui/field";
import { useWords } from "@/components/ui/words";
import type { TypedAnswer } from "@/lib/fields/fields";
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

/**
 * The form of a step with typed answers. What is typed goes into the draft at each change, so nothing is lost by moving
 * about; it is judged when the step is submitted, and what was found stays until the next time.
 */
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
  const keep = () => setAnswers(form.getValues());

  /** What stands beside a field: what is wrong with it, else what it was turned down for. */
  const complaintOf = (field: TextField): Complaint | undefined => {
    const sentence = errors[field]?.message;
    return sentence ? { tone: "bad", sentence } : complaintAbout(words, field, journey);
  };
  const asked = answersOf(step);
  return {
    form,
    /** The fields of the step, in order. */
    asked,
    /** Give it to the form's `onChange`. */
    keep,
    /** Takes a suggestion in place of what was typed. */
    replace: (field: PlainField, answer: string) => {
      form.setValue(field, answer);
      keep();
      form.setFocus(field);
    },
    submit: form.handleSubmit(() => goTo(stepAfter(step, getJourney()))),
    complaintOf,
    summary: {
      turn: submitCount,
      items: asked.flatMap((field) => {
        const complaint = complaintOf(field);
        return complaint?.tone === "bad" ? [{ fieldId: fieldId(field), sentence: complaint.sentence }] : [];
      }),
    },
  };
}

/** The step's own rules, read by react-hook-form: each problem becomes the sentence that the person reads. */
const stepResolver =
  (step: AnswerStep, words: Words): Resolver<Answers> =>
  (answers) => {
    const problems = stepProblems(step, { ...getJourney().draft, answers });
    const errors: FieldErrors<Answers> = {};
    for (const field of answersOf(step)) {
      const problem = problems[field];
      if (problem) errors[field] = { type: problem.code, message: problemSentence(words, field, problem) };
    }
    return Object.keys(errors).length > 0 ? { values: {}, errors } : { values: answers, errors: {} };
  };

const answersOf = (step: AnswerStep) =>
  fieldsOf(step)
    .filter((field) => field !== "consent")
    .filter(isText);
