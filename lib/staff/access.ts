import type { Staff } from "./staff";

/** Whom a place is for: anybody, who is signed in at a branch, or supervisors alone. */
export type Rule = "anybody" | "staff" | "supervisor";

/**
 * Every page, server action and route of the app, with whom it is for. The guards read it, and `e2e/branch/access.spec.ts`
 * holds it against what the build has: a new one without a line here fails, and so does one that lets in somebody else.
 */
export const access = {
  "page /[locale]": "anybody",
  "page /[locale]/apply": "anybody",
  "page /[locale]/privacy": "anybody",
  "page /[locale]/terms": "anybody",
  "page /[locale]/[...rest]": "anybody",
  "page /[locale]/branch/sign-in": "anybody",
  "page /[locale]/branch/[...rest]": "anybody",
  "page /[locale]/branch": "staff",
  "page /[locale]/branch/new": "staff",
  "page /[locale]/branch/apply": "staff",
  "page /[locale]/branch/attempts/[attemptId]": "staff",
  "action submitApplication": "anybody",
  "action searchAttempts": "staff",
  "action lookForSeenBefore": "staff",
  "action signInStaff": "anybody",
  "action signInWithOidc": "anybody",
  "route /api/application": "anybody",
  "route /api/attempts/[attemptId]": "anybody",
  "route /api/branch/export": "supervisor",
  "route /api/branch/in-flight": "staff",
  "route /api/brand-logo": "anybody",
  // It can only take away, and must when a session has ended.
  "route /api/end-case": "anybody",
  "route /api/counts": "anybody",
  "route /api/health/live": "anybody",
  "route /api/health/ready": "anybody",
  "route /api/staff/callback/oidc": "anybody",
  "route /api/staff/sign-out": "anybody",
} as const satisfies Record<`${"page" | "action" | "route"} ${string}`, Rule>;

/** A place that asks who comes. */
export type Place = keyof typeof access;

const rules: Record<Place, Rule> = access;

export type Refusal = "signed_out" | "role" | "branch";

/** Why somebody may not go there; null if they may. */
export function refusalOf(place: Place, staff: Staff | null): Refusal | null {
  const rule = rules[place];
  if (rule === "anybody") return null;
  if (!staff) return "signed_out";
  return rule === "supervisor" && staff.role !== "supervisor" ? "role" : null;
}

/** Whether something that belongs to a branch is for this person: their own branch's, or any for supervisors. */
export function maySee(staff: Staff, branch: string | null): boolean {
  return staff.role === "supervisor" || staff.branch === branch;
}
