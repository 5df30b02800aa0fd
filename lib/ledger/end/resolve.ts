import { eq } from "drizzle-orm";
import type { CallEnd, Verdict } from "../../outcomes/verdict";
import type { LedgerContext } from "../rules";
import { attempts } from "../schema";
import { endAttempts } from "./end-attempts";
import { columnsOf } from "./end-columns";
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
    const [row] = await db.select({ state: attempts.state }).from(attempts).where(only).for("update");
    if (!row) return "not_found";
    if (row.state !== "unknown") return "not_unknown";
    const end: CallEnd =
      finding.kind === "not_processed" ? { kind: "unavailable", errorId: attemptId } : finding;
    await endAttempts(tx, only, { ...columnsOf(end), resolvedBy: by });
    return "resolved";
  });
}
