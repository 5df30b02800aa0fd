import { eq } from "drizzle-orm";
import type { CallOutcome } from "../outcomes/outcome";
import type { Verdict } from "../outcomes/verdict";
import { endOf } from "./ending";
import type { LedgerContext } from "./rules";
import { attempts } from "./schema";
import { stateAt } from "./view";

/** What an operator found out about an `unknown`, for instance on Kredibel's dashboard. */
export type Finding = Verdict | { kind: "not_processed" };

/**
 * Ends an `unknown` by hand, with who did it. "Not processed" releases the attempt, so that it may run again.
 * @returns `not_unknown` if it has an end already or is still in flight
 */
export async function resolveAttempt(
  { db, rules, now }: LedgerContext,
  attemptId: string,
  finding: Finding,
  by: string,
): Promise<"resolved" | "not_found" | "not_unknown"> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(attempts).where(eq(attempts.id, attemptId)).for("update");
    if (!row) return "not_found";
    if (stateAt(row, rules, now()) !== "unknown") return "not_unknown";
    const outcome: CallOutcome =
      finding.kind === "not_processed" ? { kind: "unavailable", errorId: row.id } : finding;
    await tx
      .update(attempts)
      .set({ ...endOf(outcome, now()), resolvedBy: by })
      .where(eq(attempts.id, attemptId));
    return "resolved";
  });
}
