import type { Problems } from "../fields/problem";
import { isClosed } from "./attempt";
import type { Draft, Journey } from "./draft";
import { fieldProblem } from "./field";
import { fieldsOf, type StepId, stepIds } from "./steps";

/** What stands between a step's answers and the next step; empty for a step that is done. */
export function stepProblems(stepId: StepId, draft: Draft): Problems {
  const problems: Problems = {};
  for (const field of fieldsOf(stepId)) {
    const problem = fieldProblem(field, draft);
    if (problem) problems[field] = problem;
  }
  return problems;
}

/** The first step that is not done; the review when only the sending is left. */
export function firstIncompleteStep(draft: Draft): StepId {
  return stepIds.find((id) => Object.keys(stepProblems(id, draft)).length > 0) ?? "review";
}

type Attempted = Pick<Journey, "draft" | "attempt">;

/**
 * The step to show for what the address asks for: never one whose predecessors are incomplete, a result only after an
 * attempt, and nothing but the result once the journey is closed. No step in the address is the start; one that cannot be
 * shown leads to the first incomplete one.
 */
export function reachableStep(requested: string | null, { draft, attempt }: Attempted): StepId {
  if (isClosed(attempt)) return "result";
  if (requested === null) return "start";
  const step = stepIds.find((id) => id === requested);
  const furthest = firstIncompleteStep(draft);
  if (step === undefined) return furthest;
  if (step === "result") return attempt ? step : furthest;
  return stepIds.indexOf(step) <= stepIds.indexOf(furthest) ? step : furthest;
}
