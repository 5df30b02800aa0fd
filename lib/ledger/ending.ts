import type { AttemptRow, CallOutcome } from "./view";

type End = Pick<AttemptRow, "state" | "ending" | "endedAt" | "reference" | "rejectFields" | "errorId">;

/** The columns of an end: all that is kept of an outcome, and nothing that could tell what the answers were. */
export function endOf(outcome: CallOutcome, now: Date): End {
  const none = { reference: null, rejectFields: null, errorId: null };
  switch (outcome.kind) {
    case "verified":
      return { ...none, ...settled(outcome.kind, outcome.at), reference: outcome.reference };
    case "verified_with_reason":
    case "not_verified":
      return {
        ...none,
        ...settled(outcome.kind, outcome.at),
        reference: outcome.reference,
        rejectFields: outcome.fields,
      };
    case "invalid":
      return {
        ...none,
        ...settled(outcome.kind, now),
        rejectFields: Object.keys(outcome.problems),
        errorId: outcome.errorId ?? null,
      };
    case "unavailable":
      return { ...none, state: "released", ending: outcome.kind, endedAt: now, errorId: outcome.errorId };
    case "unknown":
      return { ...none, state: "unknown", ending: outcome.kind, endedAt: now };
  }
}

function settled<Kind>(ending: Kind, at: Date | string) {
  return { state: "settled" as const, ending, endedAt: new Date(at) };
}
