import type { CallOutcome } from "../outcomes/outcome";
import { outcomes } from "../outcomes/outcomes";
import type { EndState } from "../outcomes/states";
import type { AttemptRow } from "./view";

type End = { state: EndState } & Pick<AttemptRow, "ending" | "endedAt"> &
  Partial<Pick<AttemptRow, "reference" | "rejectFields" | "errorId">>;

/** The columns of an end: all that is kept of an outcome, and nothing that could tell what the answers were. */
export function endOf(outcome: CallOutcome, now: Date): End {
  const { kind } = outcome;
  const end = { state: outcomes[kind].state, ending: kind };
  switch (kind) {
    case "verified":
      return { ...end, endedAt: new Date(outcome.at), reference: outcome.reference };
    case "verified_with_reason":
    case "not_verified":
      return {
        ...end,
        endedAt: new Date(outcome.at),
        reference: outcome.reference,
        rejectFields: outcome.fields,
      };
    case "invalid":
      return {
        ...end,
        endedAt: now,
        rejectFields: Object.keys(outcome.problems),
        errorId: outcome.errorId ?? null,
      };
    case "unavailable":
      return { ...end, endedAt: now, errorId: outcome.errorId };
    case "unknown":
      return { ...end, endedAt: now };
  }
}
