import type { Ending } from "../../outcomes/endings";
import { outcomes } from "../../outcomes/outcomes";
import type { EndState } from "../../outcomes/states";
import type { CallEnd } from "../../outcomes/verdict";
import type { AttemptRow } from "../schema";

export type End = { state: EndState; ending: Ending } & Partial<
  Pick<AttemptRow, "reference" | "kredibelId" | "rejectFields" | "errorId" | "cause" | "resolvedBy">
>;

export const endOf = (ending: Ending): Pick<End, "state" | "ending"> => ({
  state: outcomes[ending].state,
  ending,
});

/** Holds nothing about the answers. */
export function columnsOf(outcome: CallEnd): End {
  const end = endOf(outcome.kind);
  switch (outcome.kind) {
    case "verified":
      return { ...end, reference: outcome.reference };
    case "verified_with_reason":
    case "not_verified":
      return { ...end, reference: outcome.reference, rejectFields: outcome.fields };
    case "invalid":
      return { ...end, rejectFields: Object.keys(outcome.problems), errorId: outcome.errorId ?? null };
    case "unavailable":
      return { ...end, errorId: outcome.errorId };
    case "unknown":
      return end;
  }
}
