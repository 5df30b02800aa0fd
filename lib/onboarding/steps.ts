import type { JourneyField } from "../fields/problem";

/**
 * The journey, in order. This table drives the pages, the progress, the corrections and the tests.
 * `fields` are what the step asks, in the order they stand on the page; `counted` steps make "step 2 of 5".
 */
export const steps = [
  { id: "start", fields: ["consent"], counted: false },
  { id: "card", fields: ["identityImage"], counted: true },
  { id: "identity", fields: ["identityId", "fullName", "birthDate"], counted: true },
  { id: "contact", fields: ["emailAddress", "phoneNumber"], counted: true },
  { id: "selfie", fields: ["faceImage"], counted: true },
  { id: "review", fields: [], counted: true },
  { id: "result", fields: [], counted: false },
] as const satisfies readonly Step[];

export type Step = { id: string; fields: readonly JourneyField[]; counted: boolean };
export type StepId = (typeof steps)[number]["id"];

/** Every field, in the order in which the journey asks for it. */
export const journeyFields: readonly JourneyField[] = steps.flatMap((step) => step.fields);

const stepIds: readonly StepId[] = steps.map((step) => step.id);
const countedIds: readonly StepId[] = steps.filter((step) => step.counted).map((step) => step.id);

/** The step that asks for a field. */
export function stepOf(field: JourneyField): StepId {
  const step = steps.find((step) => step.fields.some((asked) => asked === field));
  if (!step) throw new Error(`No step asks for ${field}`);
  return step.id;
}

/** What a step asks, in the order in which it stands on the page. */
export function fieldsOf(stepId: StepId): readonly JourneyField[] {
  return steps.find((step) => step.id === stepId)?.fields ?? [];
}

/** The step after this one, whatever the draft holds; the result is followed by itself. */
export function nextStep(stepId: StepId): StepId {
  return stepIds[stepIds.indexOf(stepId) + 1] ?? stepId;
}

/** "Step 2 of 5", or `null` where a step is not counted. */
export function progressOf(stepId: StepId): { position: number; total: number } | null {
  const index = countedIds.indexOf(stepId);
  return index === -1 ? null : { position: index + 1, total: countedIds.length };
}
