import { type JourneyField, journeyFields } from "../fields/fields";
import { rejectNames, type WireField } from "../kredibel/constraints";
import type { Outcome } from "../outcomes/outcome";
import { outcomes } from "../outcomes/outcomes";
import type { Attempt, Draft, Journey } from "./draft";
import { sameField } from "./field";
import { firstIncompleteStep } from "./progress";
import { nextStep, type StepId, stepIds, stepOf } from "./steps";

/** What the answers are held against: the last verdict. */
type Judged = Pick<Journey, "draft" | "verdict">;

/** The field behind a name in Kredibel's `rejectFields`, or `null` for a name that we do not know yet. */
export function rejectedField(name: string): WireField | null {
  const known = rejectNames.find((reject) => reject === name);
  if (known === undefined) return null;
  // What looked not live was the selfie.
  return known === "liveness_check" ? "faceImage" : known;
}

/**
 * What an attempt was turned down for and the draft still holds, in the journey's order: a field leaves this list
 * when its value or photo is another one than was sent, and only then.
 */
export function rejectedFields(attempt: Attempt | null, draft: Draft): JourneyField[] {
  if (!attempt) return [];
  const rejected = fieldsAgainst(attempt.outcome);
  return journeyFields.filter((field) => rejected.includes(field) && sameField(field, attempt.draft, draft));
}

/** What is still rejected in a journey, whatever happened to later submissions that were not processed. */
export const standingFields = ({ verdict, draft }: Judged): JourneyField[] => rejectedFields(verdict, draft);

/** The steps that still hold something rejected, in the journey's order. */
export function correctionSteps(journey: Judged): StepId[] {
  const rejected = standingFields(journey).map(stepOf);
  return stepIds.filter((id) => rejected.includes(id));
}

/**
 * Where to go from a step while correcting: to the next step that still holds something rejected, then to the review.
 * @param from the step just answered; `result` begins the walk
 */
export function nextCorrectionStep(from: StepId, journey: Judged): StepId {
  const start = from === "result" ? -1 : stepIds.indexOf(from);
  return correctionSteps(journey).find((id) => stepIds.indexOf(id) > start) ?? "review";
}

/**
 * Where "continue" leads: along the corrections from a step that was turned down, back to the review
 * from any other step of a complete draft ("change" comes back there), and forward otherwise.
 */
export function stepAfter(from: StepId, journey: Judged): StepId {
  const { verdict, draft } = journey;
  if (verdict && fieldsAgainst(verdict.outcome).some((field) => stepOf(field) === from))
    return nextCorrectionStep(from, journey);
  return firstIncompleteStep(draft) === "review" ? "review" : nextStep(from);
}

/**
 * Whether sending this draft would ask what was already answered, or what may still be under way: Kredibel charges for
 * every call. A draft that was turned down before any charge, or not processed, may be sent as it is.
 */
export function sentAlready({ verdict, draft }: Judged): boolean {
  if (!verdict || !(outcomes[verdict.outcome.kind].spent || judgedBefore(verdict.outcome))) return false;
  return journeyFields.every((field) => sameField(field, verdict.draft, draft));
}

/** Whether the server has refused the very answers that were judged before, as a page that was loaded since cannot know. */
const judgedBefore = (outcome: Outcome): boolean => "sendable" in outcome && !outcome.sendable;

/** The names that Kredibel rejected, as it gave them; empty for an end that is no answer of Kredibel's. */
export function rejectedNames(outcome: Outcome): string[] {
  return "fields" in outcome ? outcome.fields : [];
}

function fieldsAgainst(outcome: Outcome): JourneyField[] {
  switch (outcome.kind) {
    case "not_verified":
    case "verified_with_reason":
    case "refused":
      return rejectedNames(outcome)
        .map(rejectedField)
        .filter((field) => field !== null);
    case "invalid":
      return journeyFields.filter((field) => outcome.problems[field]);
    case "verified":
    case "unavailable":
    case "unknown":
      return [];
  }
}
