import { sandboxAnswers } from "../../kredibel/constraints";
import { after, type LedgerContext } from "../rules";
import { stateAt } from "../view";
import type { ClaimContext } from "./claim-context";
import type { Claim, ClaimResult } from "./claim-result";

const hourMs = 3_600_000;

/** No person's; testers send them all day. */
const sandboxNiks = Object.keys(sandboxAnswers);

/** Each `unknown` is beyond its cool-down by now. */
export function nikHistoryAnswer(
  { hash, rules }: LedgerContext,
  claim: Claim,
  { conflicting, verified, charged }: Pick<ClaimContext, "conflicting" | "verified" | "charged">,
  now: Date,
): ClaimResult | null {
  const { nikHash } = claim.fingerprint;
  if (sandboxNiks.some((nik) => hash("nik", nik) === nikHash)) return null;
  const { count, windowMs } = rules.chargedCallsPerNik;
  const oldest = charged[count - 1];
  if (oldest) return { kind: "nik_limit", retryAt: nextHour(after(oldest.sentAt ?? now, windowMs)) };
  const lostElsewhere = conflicting.some(
    (row) => row.applicationId !== claim.applicationId && stateAt(row, rules, now) === "unknown",
  );
  return (verified || lostElsewhere) && !claim.sendAgain ? { kind: "seen_before" } : null;
}

const nextHour = (moment: Date): Date => new Date(Math.ceil(moment.getTime() / hourMs) * hourMs);
