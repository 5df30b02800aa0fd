import { type WireField, wireFields } from "../../kredibel/constraints";
import { outcomes } from "../../outcomes/outcomes";
import { changedFields } from "../fingerprint";
import type { AttemptRow } from "../schema";
import { outcomeOf } from "../view";
import type { Claim, ClaimResult } from "./claim-result";

/**
 * Compares a claim with the application's last answered attempt: what Kredibel has judged already is not paid for
 * twice, and a rejected answer that did not change is worth a warning. Null: nothing to say.
 */
export function unchangedAnswer(claim: Claim, last: AttemptRow): ClaimResult | null {
  const rejected = last.rejectFields ?? [];
  const changed = changedFields(last.fieldHashes, claim.fingerprint.fieldHashes);
  if (changed.length === 0) {
    if (last.state === "settled" && last.ending && outcomes[last.ending].final)
      return { kind: "replay", outcome: outcomeOf(last, last.state) };
    return { kind: "unchanged", fields: rejected, sendable: false };
  }
  const standing = rejected.filter((name) => {
    const field = fieldOf(name);
    return field !== undefined && !changed.includes(field);
  });
  return standing.length === 0 || claim.sendAnyway
    ? null
    : { kind: "unchanged", fields: standing, sendable: true };
}

/** The answer behind a reject name; names that we do not know yet cannot be compared. */
function fieldOf(name: string): WireField | undefined {
  return name === "liveness_check" ? "faceImage" : wireFields.find((field) => field === name);
}
