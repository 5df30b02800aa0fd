import type { Scope } from "../sessions/scopes";
import {
  caseGrants,
  type Grants,
  owingCaseGrants,
  owingGrants,
  type Permission,
  type Role,
  roles,
} from "./roles";
import type { Staff } from "./staff";

/** `case`: who holds a tablet that staff have handed over. `system`: another system, by its API key. */
export type Actor = "visitor" | "applicant" | "case" | "system" | Role;

/** What each method wants of an API key. */
export type ScopeRule = { GET?: Scope; POST?: Scope };

/** `applicant`: checked by its handler, by cookie. A scope: by `answerSystem`, by API key; staff have none. */
export type Rule = Extract<Actor, "visitor" | "applicant"> | Permission | ScopeRule;

/** Every page, action and route: `e2e/branch/access.spec.ts` fails on a place without a line. */
export const access = {
  "page /[locale]": "visitor",
  "page /[locale]/apply": "visitor",
  "page /[locale]/accessibility": "visitor",
  "page /[locale]/privacy": "visitor",
  "page /[locale]/terms": "visitor",
  "page /[locale]/link": "visitor",
  "page /[locale]/handoff": "visitor",
  "page /[locale]/phone": "visitor",
  "page /[locale]/[...rest]": "visitor",
  "page /[locale]/branch/sign-in": "visitor",
  "page /[locale]/branch/sign-in/code": "visitor",
  "page /[locale]/branch/[...rest]": "visitor",
  "page /[locale]/branch": "list",
  "page /[locale]/branch/new": "cases",
  "page /[locale]/branch/apply": "cases",
  "page /[locale]/branch/attempts/[attemptId]": "list",
  "page /[locale]/branch/audit": "audit",
  "page /[locale]/branch/account": "account",
  "page /[locale]/branch/confirm": "proof",
  "page /[locale]/branch/pin": "account",
  "page /[locale]/branch/two-step": "proof",
  "page /[locale]/branch/unlock": "unlock",
  "action submitApplication": "applicant",
  "action searchAttempts": "list",
  "action lookForSeenBefore": "cases",
  "action confirmSelf": "proof",
  "action setUpTwoStep": "proof",
  "action makeRecoveryCodes": "proof",
  "action turnOffTwoStep": "proof",
  "action changePassword": "account",
  "action signOutOthers": "account",
  "action extendShift": "account",
  "action choosePin": "account",
  "action signInStaff": "visitor",
  "action signInWithCode": "visitor",
  "action putOffCode": "visitor",
  "action signInWithOidc": "visitor",
  "route /[locale]/link/[token]": "visitor",
  "route /api/application": "visitor",
  "route /api/attempts/[attemptId]": "applicant",
  "route /api/branch/export": "export",
  "route /api/branch/in-flight": "list",
  "route /api/brand-logo": "visitor",
  // Only removes; must work after a session ended.
  "route /api/end-case": "visitor",
  "route /api/counts": "visitor",
  "route /api/health/live": "visitor",
  "route /api/health/ready": "visitor",
  "route /api/old-browser": "visitor",
  "route /api/text-size": "visitor",
  "route /api/staff/callback/oidc": "visitor",
  "route /api/staff/sign-out": "visitor",
  "route /api/staff/unlock": "unlock",
  "route /api/prefill": "applicant",
  "route /api/draft": "applicant",
  "route /api/handoff": "visitor",
  "route /api/phone": "visitor",
  "route /api/return": "applicant",
  "route /api/v1/attempts/[attemptId]": { GET: "results:read" },
  "route /api/v1/sessions": { GET: "results:read", POST: "sessions:write" },
  "route /api/v1/sessions/[sessionId]": { GET: "results:read" },
  "route /api/v1/sessions/[sessionId]/cancel": { POST: "sessions:write" },
  "route /api/v1/openapi.json": "visitor",
} as const satisfies Record<`${"page" | "action" | "route"} ${string}`, Rule>;

export type Place = keyof typeof access;

const rules: Record<Place, Rule> = access;

export type Refusal = "signed_out" | "locked" | "second_factor" | "role" | "branch";

/** Null: allowed. */
export function refusalOf(place: Place, staff: Staff | null): Refusal | null {
  const rule = rules[place];
  if (rule === "visitor" || rule === "applicant") return null;
  if (!staff) return "signed_out";
  if (typeof rule !== "string" || !roleGrants(staff, rule)) return "role";
  if (may(staff, rule)) return null;
  return staff.locked ? "locked" : "second_factor";
}

/** Whether coming here hands the tablet over, so that no customer's page is shown by an unlocked session. */
export const handsOver = (place: Place): boolean => rules[place] === "cases";

export const may = (staff: Staff, permission: Permission): boolean =>
  roleGrants(staff, permission) && leftTo(staff)[permission] === true;

function leftTo({ role, locked, owing }: Staff): Grants {
  if (locked) return owing ? owingCaseGrants : caseGrants;
  return owing ? owingGrants : roles[role];
}

const roleGrants = ({ role }: Staff, permission: Permission): boolean => roles[role][permission] === true;

export function maySee(staff: Staff, branch: string | null): boolean {
  const { branches } = roles[staff.role];
  return branches === "all" || (branches === "own" && staff.branch === branch);
}

/** Only their own branch, whichever others they see. */
export const mayServe = (staff: Staff | null, branch: string | null): staff is Staff =>
  staff !== null && may(staff, "cases") && staff.branch === branch;
