import type { AttemptView } from "../ledger/view";
import { maySee } from "../staff/access";
import { roles } from "../staff/roles";
import type { Staff } from "../staff/staff";

/** As a branch that is asked for: all of them. No branch is called so. */
export const everyBranch = "*";

/** Without `branch`: all branches. Never self-service. */
export type BranchScope = { channel: "branch"; branch?: string | undefined };

/**
 * @param asked null: the own one; counts only for roles that see all branches
 * @returns null: none may be seen
 */
export function scopeOf({ role, branch }: Staff, asked: string | null): BranchScope | null {
  const { branches } = roles[role];
  switch (branches) {
    case "own":
      return { channel: "branch", branch };
    case "all":
      return { channel: "branch", branch: asked === everyBranch ? undefined : (asked ?? branch) };
    case undefined:
      return null;
    default:
      return branches satisfies never;
  }
}

export const asksForAnother = (staff: Staff, asked: string | null) => asked !== null && !maySee(staff, asked);

/** Wholly or in part another branch's. */
export const goesBeyond = ({ branch }: Staff, scope: BranchScope | null) =>
  scope !== null && scope.branch !== branch;

export const mayChooseBranch = ({ role }: Staff) => roles[role].branches === "all";

export const maySeeAttempt = (staff: Staff, { channel, branch }: Pick<AttemptView, "channel" | "branch">) =>
  channel === "branch" && maySee(staff, branch);
