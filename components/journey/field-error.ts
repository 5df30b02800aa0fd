import type { FieldError } from "@/components/ui/field";
import type { JourneyField } from "@/lib/fields/fields";
import { rejectedField } from "@/lib/kredibel/constraints";
import { isLocked, rejectedNames, standingFields } from "@/lib/onboarding/correction";
import type { Journey } from "@/lib/onboarding/draft";
import { outcomes } from "@/lib/outcomes/outcomes";
import type { Words } from "@/lib/words/id";
import { problemSentence, rejectedSentence, withoutAdvice } from "./sentences";

/** Why a field was turned down that the draft still holds unchanged; `undefined` otherwise. */
export function fieldErrorOf(
  words: Words,
  field: JourneyField,
  journey: Pick<Journey, "draft" | "verdict">,
): FieldError | undefined {
  const { verdict } = journey;
  if (!verdict || !standingFields(journey).includes(field)) return undefined;
  const { outcome } = verdict;
  const said = isLocked(field, journey.draft) ? withoutAdvice : String;
  if (outcome.kind === "invalid") {
    const problem = outcome.problems[field];
    return problem && { tone: "bad", sentence: said(problemSentence(words, field, problem)) };
  }
  const names = rejectedNames(outcome).filter((name) => rejectedField(name) === field);
  return {
    tone: outcomes[outcome.kind].verifies ? "warn" : "bad",
    sentence: said(names.map((name) => rejectedSentence(words, name)).join(" ")),
  };
}
