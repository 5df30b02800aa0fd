import type { AttemptView } from "../ledger/view";
import { maySee } from "../staff/access";
import { roles } from "../staff/roles";
import type { Staff } from "../staff/staff";

/** The attempts that a member of staff works with; without `branch`, those of all branches. Never a self-service one. */
export type BranchScope = { channel: "branch"; branch?: string | undefined };

/**
 * @param asked the branch of an address, or null; counts only where every branch may be seen
 * @returns null where no branch may be seen
 */
export function scopeOf({ role, branch }: Staff, asked: string | null): BranchScope | null {
  const { branches } = roles[role];
  switch (branches) {
    case "own":
      return { channel: "branch", branch };
    case "all":
      return { channel: "branch", branch: asked ?? undefined };
    case undefined:
      return null;
    default:
      return branches satisfies never;
  }
}

/** Whether an address asks for a branch that this member of staff may not see. */
export const asksForAnother = (staff: Staff, asked: string | null) => asked !== null && !maySee(staff, asked);

export const mayChooseBranch = ({ role }: Staff) => roles[role].branches === "all";

/** Whether an attempt is one of a branch that this member of staff may see. */
export const maySeeAttempt = (staff: Staff, { channel, branch }: Pick<AttemptView, "channel" | "branch">) =>
  channel === "branch" && maySee(staff, branch);
