import type { Problems } from "../fields/problem";
import { isClosed } from "./attempt/attempt";
import type { Draft, Journey } from "./draft";
import { fieldProblem } from "./field";
import { fieldsOf, type StepId, stepIds } from "./steps";

export function stepProblems(stepId: StepId, draft: Draft): Problems {
  const problems: Problems = {};
  for (const field of fieldsOf(stepId)) {
    const problem = fieldProblem(field, draft);
    if (problem) problems[field] = problem;
  }
  return problems;
}

export function firstIncompleteStep(draft: Draft): StepId {
  return stepIds.find((id) => Object.keys(stepProblems(id, draft)).length > 0) ?? "review";
}

type Attempted = Pick<Journey, "draft" | "attempt">;

export function reachableStep(requested: string | null, { draft, attempt }: Attempted): StepId {
  if (isClosed(attempt)) return "result";
  if (requested === null) return "start";
  const step = stepIds.find((id) => id === requested);
  const furthest = firstIncompleteStep(draft);
  if (step === undefined) return furthest;
  if (step === "result") return attempt ? step : furthest;
  return stepIds.indexOf(step) <= stepIds.indexOf(furthest) ? step : furthest;
}
