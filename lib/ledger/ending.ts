import type { Ending } from "./schema";
import type { AttemptRow, CallOutcome } from "./view";

type End = Pick<AttemptRow, "state" | "ending" | "endedAt"> &
  Partial<Pick<AttemptRow, "reference" | "rejectFields" | "errorId">>;

/** The columns of an end: all that is kept of an outcome, and nothing that could tell what the answers were. */
export function endOf(outcome: CallOutcome, now: Date): End {
  switch (outcome.kind) {
    case "verified":
      return { ...settled(outcome.kind, outcome.at), reference: outcome.reference };
    case "verified_with_reason":
    case "not_verified":
      return {
        ...settled(outcome.kind, outcome.at),
        reference: outcome.reference,
        rejectFields: outcome.fields,
      };
    case "invalid":
      return {
        ...settled(outcome.kind, now),
        rejectFields: Object.keys(outcome.problems),
        errorId: outcome.errorId ?? null,
      };
    case "unavailable":
      return { state: "released", ending: outcome.kind, endedAt: now, errorId: outcome.errorId };
    case "unknown":
      return { state: "unknown", ending: outcome.kind, endedAt: now };
  }
}

function settled(ending: Ending, at: Date | string) {
  return { state: "settled" as const, ending, endedAt: new Date(at) };
}
