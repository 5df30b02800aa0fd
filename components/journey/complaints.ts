import { rejectedFields } from "@/lib/onboarding/correction";
import type { Journey } from "@/lib/onboarding/draft";
import type { JourneyField } from "@/lib/onboarding/problem";
import type { Words } from "@/lib/words/id";
import { problemSentence, rejectedSentence } from "./sentences";

/** Why the last attempt was turned down for a field that the draft still holds unchanged; `undefined` otherwise. */
export function complaintSentence(
  words: Words,
  field: JourneyField,
  { attempt, draft }: Journey,
): string | undefined {
  if (!attempt || !rejectedFields(attempt, draft).includes(field)) return undefined;
  const { outcome } = attempt;
  if (outcome.kind === "invalid") {
    const problem = outcome.problems[field];
    return problem && problemSentence(words, field, problem);
  }
  if (outcome.kind !== "not_verified" && outcome.kind !== "verified_with_reason") return undefined;
  const names = outcome.fields.filter(
    (name) => name === field || (field === "faceImage" && name === "liveness_check"),
  );
  return names.map((name) => rejectedSentence(words, name)).join(" ");
}
