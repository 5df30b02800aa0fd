import { createHash } from "node:crypto";
import type { GenericOAuthConfig } from "better-auth/plugins/generic-oauth";
import { isBranch, type Role } from "./staff";

/** The operator's OpenID provider, from the settings. */
export type Oidc = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** The names of the claims; dots lead into objects, as in `realm_access.roles`. */
  roleClaim: string;
  branchClaim: string;
  /** What the role's claim has to hold. */
  staffValue: string;
  supervisorValue: string;
};

export const oidcId = "oidc";

type Claims = Record<string, unknown>;

export type Person =
  | { ok: true; name: string; role: Role; branch: string }
  | { ok: false; why: "no_role" | "no_branch" };

/** Who somebody is to us by the provider's claims. Only a role that was mapped lets anybody in. */
export function personOf(oidc: Oidc, claims: Claims): Person {
  const role = roleOf(oidc, valuesOf(claims, oidc.roleClaim));
  if (!role) return { ok: false, why: "no_role" };
  const [branch] = valuesOf(claims, oidc.branchClaim);
  if (branch === undefined || !isBranch(branch)) return { ok: false, why: "no_branch" };
  const { name, preferred_username, sub } = claims;
  const known = [name, preferred_username, sub].find((value) => typeof value === "string" && value !== "");
  return { ok: true, name: String(known).slice(0, 80), role, branch };
}

/** Of several roles the one that may do more. */
function roleOf({ staffValue, supervisorValue }: Oidc, values: string[]): Role | null {
  if (values.includes(supervisorValue)) return "supervisor";
  return values.includes(staffValue) ? "staff" : null;
}

function valuesOf(claims: Claims, name: string): string[] {
  const value = name in claims ? claims[name] : name.split(".").reduce<unknown>(within, claims);
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string");
}

function within(holder: unknown, key: string): unknown {
  return typeof holder === "object" && holder !== null && Object.hasOwn(holder, key)
    ? (holder as Claims)[key]
    : undefined;
}

/** For better-auth: code flow with PKCE and a nonce, an ID token that is verified, and the claims at every sign-in. */
export function oidcProvider(oidc: Oidc): GenericOAuthConfig {
  const { issuer, clientId, clientSecret } = oidc;
  return {
    providerId: oidcId,
    discoveryUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    scopes: ["openid", "profile"],
    pkce: true,
    overrideUserInfo: true,
    disableProviderLogout: true,
    mapProfileToUser: (claims) => {
      const person = personOf(oidc, claims);
      const { name, role, branch } = person.ok ? person : { name: "", role: undefined, branch: undefined };
      return { email: emailOf(oidc, claims), emailVerified: false, image: undefined, name, role, branch };
    },
  };
}

/** better-auth needs an e-mail address; we do not want the person's. */
function emailOf({ issuer }: Oidc, { sub }: Claims): string {
  const id = createHash("sha256").update(`${issuer}\n${sub}`).digest("hex").slice(0, 32);
  return `${id}@oidc.invalid`;
}
