import { fields, type JourneyField, journeyFields } from "../fields/fields";

/**
 * The journey, in order. With the field table it drives the pages, the progress, the corrections and the tests;
 * `counted` steps make "step 2 of 5".
 */
export const steps = [
  { id: "start", counted: false },
  { id: "card", counted: true },
  { id: "identity", counted: true },
  { id: "contact", counted: true },
  { id: "selfie", counted: true },
  { id: "review", counted: true },
  { id: "result", counted: false },
] as const;

export type StepId = (typeof steps)[number]["id"];

export const stepIds: readonly StepId[] = steps.map((step) => step.id);
const countedIds: readonly StepId[] = steps.filter((step) => step.counted).map((step) => step.id);

/** The step that asks for a field: one that is in no list of ours does not compile. */
export const stepOf = (field: JourneyField): StepId => fields[field].step;

/** What a step asks, in the order in which it stands on the page. */
export const fieldsOf = (stepId: StepId): JourneyField[] =>
  journeyFields.filter((field) => stepOf(field) === stepId);

/** The step after this one, whatever the draft holds; the result is followed by itself. */
export function nextStep(stepId: StepId): StepId {
  return stepIds[stepIds.indexOf(stepId) + 1] ?? stepId;
}

/** "Step 2 of 5", or `null` where a step is not counted. */
export function progressOf(stepId: StepId): { position: number; total: number } | null {
  const index = countedIds.indexOf(stepId);
  return index === -1 ? null : { position: index + 1, total: countedIds.length };
}
