import { type Permission, type Role, roles } from "./roles";
import type { Staff } from "./staff";

/** Who acts: a browser without anything, one with the cookie of an application, or a signed-in person of a role. */
export type Actor = "visitor" | "applicant" | Role;

/** What a place asks for. `applicant`: its handler finds the application by cookie, and answers nothing without one. */
export type Rule = Extract<Actor, "visitor" | "applicant"> | Permission;

/**
 * Every page, server action and route of the app with its rule. Guards read it; `e2e/branch/access.spec.ts` compares it
 * with the build, so that a new place without a line fails.
 */
export const access = {
  "page /[locale]": "visitor",
  "page /[locale]/apply": "visitor",
  "page /[locale]/privacy": "visitor",
  "page /[locale]/terms": "visitor",
  "page /[locale]/[...rest]": "visitor",
  "page /[locale]/branch/sign-in": "visitor",
  "page /[locale]/branch/[...rest]": "visitor",
  "page /[locale]/branch": "list",
  "page /[locale]/branch/new": "cases",
  "page /[locale]/branch/apply": "cases",
  "page /[locale]/branch/attempts/[attemptId]": "list",
  "action submitApplication": "applicant",
  "action searchAttempts": "list",
  "action lookForSeenBefore": "cases",
  "action signInStaff": "visitor",
  "action signInWithOidc": "visitor",
  "route /api/application": "visitor",
  "route /api/attempts/[attemptId]": "applicant",
  "route /api/branch/export": "export",
  "route /api/branch/in-flight": "list",
  "route /api/brand-logo": "visitor",
  // It only takes away, and must work after a session has ended.
  "route /api/end-case": "visitor",
  "route /api/counts": "visitor",
  "route /api/health/live": "visitor",
  "route /api/health/ready": "visitor",
  "route /api/staff/callback/oidc": "visitor",
  "route /api/staff/sign-out": "visitor",
} as const satisfies Record<`${"page" | "action" | "route"} ${string}`, Rule>;

/** A page, action or route, by its key in `access`. */
export type Place = keyof typeof access;

const rules: Record<Place, Rule> = access;

export type Refusal = "signed_out" | "role" | "branch";

/** Why staff, or a browser without staff's cookie, may not go there; null if they may. */
export function refusalOf(place: Place, staff: Staff | null): Refusal | null {
  const rule = rules[place];
  if (rule === "visitor" || rule === "applicant") return null;
  if (!staff) return "signed_out";
  return may(staff, rule) ? null : "role";
}

export const may = (staff: Staff, permission: Permission): boolean => roles[staff.role][permission] === true;

/** Whether what belongs to a branch (null: to none) may be seen. */
export function maySee(staff: Staff, branch: string | null): boolean {
  const { branches } = roles[staff.role];
  return branches === "all" || (branches === "own" && staff.branch === branch);
}

/** Whether staff may work on a case of this branch: only their own, whichever others they see. */
export const mayServe = (staff: Staff | null, branch: string | null): staff is Staff =>
  staff !== null && may(staff, "cases") && staff.branch === branch;
