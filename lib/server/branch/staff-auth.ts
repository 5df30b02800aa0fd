import "server-only";
import { createStaffAuth, type StaffAuth } from "../../staff/auth";
import type { Scheme } from "../../staff/cookie";
import type { Oidc } from "../../staff/oidc";
import { findPerson } from "../../staff/people";
import { readable } from "../secrets";
import { services } from "../services";
import { audit } from "./audit";
import { staffRules } from "./staff-auth-context";

/** Bounds memory against invented `Host` headers. */
const maxInstances = 16;

/** Only the scheme matters here. */
export function staffAuth(scheme: Scheme): StaffAuth {
  return instance(`${scheme}://localhost`, undefined);
}

/** For cookies that are there already: under each readable secret, the current one first. */
export function staffAuths(scheme: Scheme): StaffAuth[] {
  const secrets = readable(services().staffAuth.secrets);
  return secrets.map((secret) => instance(`${scheme}://localhost`, undefined, secret));
}

/**
 * The callback returns to this exact origin.
 * @returns null without OIDC settings
 */
export function oidcAuth(origin: string): StaffAuth | null {
  const oidc = oidcOf();
  return oidc && instance(origin, oidc);
}

export function waysToSignIn(): { oidc: boolean; passwords: boolean } {
  const oidc = oidcOf() !== null;
  const { STAFF_PASSWORDS } = services().settings;
  return { oidc, passwords: STAFF_PASSWORDS ? STAFF_PASSWORDS === "on" : !oidc };
}

export const endStaffSession = (scheme: Scheme, headers: Headers) =>
  Promise.all(staffAuths(scheme).map((auth) => auth.api.signOut({ headers })));

function instance(
  origin: string,
  oidc: Oidc | undefined,
  secret = services().staffAuth.secrets.current,
): StaffAuth {
  const { staffAuth: context, settings, log } = services();
  const { db, secrets, instances } = context;
  const key = `${oidc ? "oidc" : "password"} ${secret === secrets.current ? "" : "former "}${origin}`;
  const known = instances.get(key);
  if (known) return known;
  const [oldest] = instances.keys();
  if (oldest !== undefined && instances.size >= maxInstances) instances.delete(oldest);
  const made = createStaffAuth({
    db,
    secret,
    origin,
    shiftMs: staffRules(settings).shiftMs,
    oidc,
    onSignedIn: async (staffId) => {
      await audit("signed_in", (await findPerson(db, staffId)) ?? null, {});
      log.info({ route: "/api/staff", staffId }, "Staff signed in.");
    },
    onProblem: (message) => log.warn({ route: "/api/staff" }, message),
  });
  instances.set(key, made);
  return made;
}

function oidcOf(): Oidc | null {
  const given = services().settings;
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
