import type { AttemptView } from "../ledger/view";
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
export const asksForAnother = (staff: Staff, asked: string | null) =>
  staff.role === "staff" && asked !== null && asked !== staff.branch;

export function maySee(staff: Staff, { channel, branch }: Pick<AttemptView, "channel" | "branch">): boolean {
  return channel === "branch" && (staff.role === "supervisor" || branch === staff.branch);
}
