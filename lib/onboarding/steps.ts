import { fields, type JourneyField, journeyFields } from "../fields/fields";

/** In order; `counted`: part of "step 2 of 5". */
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

export const stepOf = (field: JourneyField): StepId => fields[field].step;

export const fieldsOf = (stepId: StepId): JourneyField[] =>
  journeyFields.filter((field) => stepOf(field) === stepId);

export function nextStep(stepId: StepId): StepId {
  return stepIds[stepIds.indexOf(stepId) + 1] ?? stepId;
}

export function progressOf(stepId: StepId): { position: number; total: number } | null {
  const index = countedIds.indexOf(stepId);
  return index === -1 ? null : { position: index + 1, total: countedIds.length };
}
