import "server-only";
import { createStaffAuth, type StaffAuth } from "../../staff/auth";
import type { Scheme } from "../../staff/cookie";
import type { Oidc } from "../../staff/oidc";
import { settings } from "../ops/env";
import { log } from "../ops/log";
import { processWide } from "../process-wide";
import { staffGround } from "./staff-auth-context";

/** One instance of better-auth for each way in which a browser can reach us. Loaded where staff sign in, only there. */
const instances = () => processWide("staff-auth", () => new Map<string, StaffAuth>());

/** More hosts than an installation has: whoever makes some up must not fill the memory. */
const maxInstances = 16;

/** For sessions and passwords, where only the scheme matters. */
export function staffAuth(scheme: Scheme): StaffAuth {
  return instance(`${scheme}://localhost`, undefined);
}

/** For the identity provider, which comes back to this very origin; null where there is none. */
export function oidcAuth(origin: string): StaffAuth | null {
  const oidc = oidcOf();
  return oidc && instance(origin, oidc);
}

/** Whether the identity provider is set up, and whether passwords are taken. */
export function waysToSignIn(): { oidc: boolean; passwords: boolean } {
  const oidc = oidcOf() !== null;
  const { STAFF_PASSWORDS } = settings();
  return { oidc, passwords: STAFF_PASSWORDS ? STAFF_PASSWORDS === "on" : !oidc };
}

function instance(origin: string, oidc: Oidc | undefined): StaffAuth {
  const key = `${oidc ? "oidc" : "password"} ${origin}`;
  const all = instances();
  const known = all.get(key);
  if (known) return known;
  const [oldest] = all.keys();
  if (oldest !== undefined && all.size >= maxInstances) all.delete(oldest);
  const made = createStaffAuth({
    ...staffGround(),
    origin,
    shiftMs: settings().STAFF_SHIFT_HOURS * 3_600_000,
    oidc,
    onSignedIn: (staffId) => log().info({ route: "/api/staff", staffId }, "Staff signed in."),
    onProblem: (message) => log().warn({ route: "/api/staff" }, message),
  });
  all.set(key, made);
  return made;
}

function oidcOf(): Oidc | null {
  const given = settings();
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLE_CLAIM, OIDC_BRANCH_CLAIM } = given;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET || !OIDC_ROLE_CLAIM || !OIDC_BRANCH_CLAIM)
    return null;
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    roleClaim: OIDC_ROLE_CLAIM,
    branchClaim: OIDC_BRANCH_CLAIM,
    roleValues: { staff: given.OIDC_STAFF_VALUE, supervisor: given.OIDC_SUPERVISOR_VALUE },
  };
}
