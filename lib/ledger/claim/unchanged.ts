import { rejectedField } from "../../kredibel/constraints";
import { outcomes } from "../../outcomes/outcomes";
import { changedFields } from "../fingerprint";
import type { AttemptRow } from "../schema";
import { outcomeOf } from "../view";
import type { Claim, ClaimResult } from "./claim-result";

/** Judged answers are not paid for twice; unchanged rejected ones warn. */
export function unchangedAnswer(claim: Claim, last: AttemptRow): ClaimResult | null {
  const rejected = last.rejectFields ?? [];
  const changed = changedFields(last.fieldHashes, claim.fingerprint);
  if (changed.length === 0) {
    if (last.state === "settled" && last.ending && outcomes[last.ending].final)
      return { kind: "replay", outcome: outcomeOf(last, last.state) };
    return { kind: "unchanged", fields: rejected, sendable: false };
  }
  const standing = rejected.filter((name) => {
    const field = rejectedField(name);
    // Unknown names cannot be compared.
    return field !== null && !changed.includes(field);
  });
  return standing.length === 0 || claim.sendAnyway
    ? null
    : { kind: "unchanged", fields: standing, sendable: true };
}
