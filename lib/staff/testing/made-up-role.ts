import { type Grants, type Role, roles } from "../roles";
import type { Staff } from "../staff";

/** A member of staff at JKT in a role that the table does not have, with these grants. */
export function inMadeUpRole(grants: Grants): Staff {
  const role = `made_up_${Object.keys(roles).length}` as Role;
  roles[role] = grants;
  return { id: "made-up", name: "Made Up", branch: "JKT", role, locked: false, owing: false };
}
