import type { AttemptView } from "../ledger/view";
import { maySee } from "../staff/access";
import type { Staff } from "../staff/staff";

/** The attempts that a member of staff works with; without `branch`, those of all branches. Never a self-service one. */
export type BranchScope = { channel: "branch"; branch?: string | undefined };

/**
 * Staff get their own branch, whatever they ask for; supervisors the branch that they ask for, or all.
 * @param asked the branch of an address, or null
 */
export function scopeOf(staff: Staff, asked: string | null): BranchScope {
  if (staff.role === "staff") return { channel: "branch", branch: staff.branch };
  return { channel: "branch", branch: asked ?? undefined };
}

/** Whether somebody of staff asks for a branch that is not theirs. */
export const asksForAnother = (staff: Staff, asked: string | null) => asked !== null && !maySee(staff, asked);

/** Whether an attempt is one of a branch that this member of staff may see. */
export const maySeeAttempt = (staff: Staff, { channel, branch }: Pick<AttemptView, "channel" | "branch">) =>
  channel === "branch" && maySee(staff, branch);
