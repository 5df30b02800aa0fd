import { eq } from "drizzle-orm";
import type { CallEnd, Verdict } from "../../outcomes/verdict";
import { operator, record } from "../audit/chain";
import type { LedgerContext } from "../rules";
import { attempts, formerEnds } from "../schema";
import { uncompleted } from "../session/complete";
import { endAttempts } from "./end-attempts";
import { columnsOf, type End } from "./end-columns";
import { withdrawn } from "./reopened";
import { endTimedOut } from "./time-out";

export type Finding = Verdict | { kind: "not_processed" };

/**
 * "Not processed" releases the attempt.
 * @returns `not_unknown` if ended or in flight
 */
export async function resolveAttempt(
  context: LedgerContext,
  attemptId: string,
  finding: Finding,
  by: string,
): Promise<"resolved" | "not_found" | "not_unknown"> {
  const only = eq(attempts.id, attemptId);
  return context.db.transaction(async (db) => {
    const tx = { ...context, db };
    await endTimedOut(tx, "sent", attemptId);
    const [row] = await db
      .select({ state: attempts.state, branch: attempts.branch })
      .from(attempts)
      .where(only)
      .for("update");
    if (!row) return "not_found";
    if (row.state !== "unknown") return "not_unknown";
    await endAttempts(tx, only, endOfFinding(finding, attemptId, by));
    await record(db, "attempt_resolved", operator(row.branch), { attemptId, finding: finding.kind });
    return "resolved";
  });
}

/**
 * Keeps what was found before in `formerEnds`.
 * @returns `not_resolved` where no operator has ended it, or the attempt has begun again
 */
export async function correctAttempt(
  context: LedgerContext,
  attemptId: string,
  finding: Finding,
  { by, reason }: { by: string; reason: string },
): Promise<"corrected" | "not_found" | "not_resolved"> {
  const only = eq(attempts.id, attemptId);
  return context.db.transaction(async (db) => {
    const tx = { ...context, db };
    const [row] = await db.select().from(attempts).where(only).for("update");
    if (!row) return "not_found";
    const { ending, endedAt, resolvedBy, reference, rejectFields } = row;
    if (ending === null || endedAt === null || resolvedBy === null) return "not_resolved";
    await db.insert(formerEnds).values({
      ...{ attemptId, ending, endedAt, resolvedBy, reference, rejectFields, reason },
      correctedAt: context.now(),
      correctedBy: by,
    });
    await withdrawn(tx, attemptId);
    await uncompleted(tx, attemptId);
    await endAttempts(tx, only, endOfFinding(finding, attemptId, by));
    await record(db, "attempt_corrected", operator(row.branch), { attemptId, finding: finding.kind });
    return "corrected";
  });
}

function endOfFinding(finding: Finding, attemptId: string, by: string): End {
  const end: CallEnd =
    finding.kind === "not_processed" ? { kind: "unavailable", errorId: attemptId } : finding;
  return { ...columnsOf(end), resolvedBy: by };
}
