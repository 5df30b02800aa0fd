import { type JourneyField, journeyFields } from "../fields/fields";
import { rejectedField } from "../kredibel/constraints";
import type { Outcome } from "../outcomes/outcome";
import { outcomes } from "../outcomes/outcomes";
import type { Attempt, Draft, Journey } from "./draft";
import { sameField } from "./field";
import { firstIncompleteStep } from "./progress";
import { nextStep, type StepId, stepIds, stepOf } from "./steps";

type Judged = Pick<Journey, "draft" | "verdict">;

/** Unchanged since the rejection. */
export function rejectedFields(attempt: Attempt | null, draft: Draft): JourneyField[] {
  if (!attempt) return [];
  const rejected = fieldsAgainst(attempt.outcome);
  return journeyFields.filter((field) => rejected.includes(field) && sameField(field, attempt.draft, draft));
}

export const standingFields = ({ verdict, draft }: Judged): JourneyField[] => rejectedFields(verdict, draft);

/** By a session's link: only its operator can mend it. */
export const isLocked = (field: JourneyField, { locked = {} }: Pick<Draft, "locked">): boolean =>
  field in locked;

/** After a reload only the verdict knows what is locked. */
const mendableFields = (journey: Judged): JourneyField[] =>
  standingFields(journey).filter(
    (field) => !isLocked(field, { ...journey.verdict?.draft, ...journey.draft }),
  );

/** Whatever is changed here, the operator's own answer is rejected again. */
export const onlyLockedStand = (journey: Judged): boolean =>
  standingFields(journey).length > 0 && mendableFields(journey).length === 0;

export function correctionSteps(journey: Judged): StepId[] {
  const rejected = mendableFields(journey).map(stepOf);
  return stepIds.filter((id) => rejected.includes(id));
}

export function nextCorrectionStep(from: StepId, journey: Judged): StepId {
  const start = from === "result" ? -1 : stepIds.indexOf(from);
  return correctionSteps(journey).find((id) => stepIds.indexOf(id) > start) ?? "review";
}

export function stepAfter(from: StepId, journey: Judged): StepId {
  const { verdict, draft } = journey;
  if (verdict && fieldsAgainst(verdict.outcome).some((field) => stepOf(field) === from))
    return nextCorrectionStep(from, journey);
  return firstIncompleteStep(draft) === "review" ? "review" : nextStep(from);
}

/** Kredibel charges per call, so the same answers are not sent again. */
export function sentAlready({ verdict, draft }: Judged): boolean {
  if (!verdict || !(outcomes[verdict.outcome.kind].spent || judgedBefore(verdict.outcome))) return false;
  return journeyFields.every((field) => sameField(field, verdict.draft, draft));
}

/** A reloaded page does not know that verdict. */
const judgedBefore = (outcome: Outcome): boolean => "sendable" in outcome && !outcome.sendable;

export function rejectedNames(outcome: Outcome): string[] {
  return "fields" in outcome ? outcome.fields : [];
}

function fieldsAgainst(outcome: Outcome): JourneyField[] {
  if (outcome.kind === "invalid") return journeyFields.filter((field) => outcome.problems[field]);
  return rejectedNames(outcome)
    .map(rejectedField)
    .filter((field) => field !== null);
}
