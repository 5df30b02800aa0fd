import { createHash } from "node:crypto";
import type { GenericOAuthConfig, GenericOAuthUserInfo } from "better-auth/plugins/generic-oauth";
import { type Role, roleNames } from "./roles";
import { isBranch } from "./staff";

export type Oidc = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Claim names; dots lead into objects: `realm_access.roles`. */
  roleClaim: string;
  branchClaim: string;
  roleValues: Record<Role, string>;
};

export const oidcId = "oidc";

type Claims = Record<string, unknown>;

export type Person =
  | { ok: true; name: string; role: Role; branch: string }
  | { ok: false; why: "no_role" | "no_branch" | "remembered" };

/** For a second factor and a consent. */
const signInMs = 10 * 60_000;

/** Only a mapped role signs in, and only who has just proved themselves to the provider. */
export function personOf(oidc: Oidc, claims: Claims, now = Date.now()): Person {
  const { auth_time: provedAt } = claims;
  if (typeof provedAt === "number" && now - provedAt * 1_000 > signInMs)
    return { ok: false, why: "remembered" };
  const role = roleOf(oidc, valuesOf(claims, oidc.roleClaim));
  if (!role) return { ok: false, why: "no_role" };
  const [branch] = valuesOf(claims, oidc.branchClaim);
  if (branch === undefined || !isBranch(branch)) return { ok: false, why: "no_branch" };
  const { name, preferred_username, sub } = claims;
  const known = [name, preferred_username, sub].find((value) => typeof value === "string" && value !== "");
  return { ok: true, name: String(known).slice(0, 80), role, branch };
}

function roleOf({ roleValues }: Oidc, values: string[]): Role | null {
  return roleNames.findLast((role) => values.includes(roleValues[role])) ?? null;
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

/** PKCE, nonce, verified ID token; claims at every sign-in. */
export function oidcProvider(oidc: Oidc): GenericOAuthConfig {
  const { clientId, clientSecret } = oidc;
  return {
    providerId: oidcId,
    discoveryUrl: discoveryOf(oidc),
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    scopes: ["openid", "profile"],
    pkce: true,
    // On a shared tablet the provider may still know who was there last.
    prompt: "login",
    authorizationUrlParams: { max_age: "0" },
    overrideUserInfo: true,
    disableProviderLogout: true,
    getUserInfo: ({ idToken, accessToken }) => claimsOf(oidc, idToken ?? "", accessToken ?? ""),
    mapProfileToUser: (claims) => {
      const person = personOf(oidc, claims);
      const { name, role, branch } = person.ok ? person : { name: "", role: undefined, branch: undefined };
      return { email: emailOf(oidc, claims), emailVerified: false, image: undefined, name, role, branch };
    },
  };
}

const discoveryOf = ({ issuer }: Oidc) => `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;

/** ID token first (verified by better-auth), else user info: providers differ. */
async function claimsOf(
  oidc: Oidc,
  idToken: string,
  accessToken: string,
): Promise<GenericOAuthUserInfo | null> {
  const claims = payloadOf(idToken);
  const lacks = (name: string) => valuesOf(claims, name).length === 0;
  if (!lacks(oidc.roleClaim) && !lacks(oidc.branchClaim)) return claims as GenericOAuthUserInfo;
  const { userinfo_endpoint: address } = (await readJson(discoveryOf(oidc), {})) ?? {};
  if (typeof address !== "string") return claims as GenericOAuthUserInfo;
  const more = await readJson(address, { Authorization: `Bearer ${accessToken}` });
  // OpenID Connect Core, 5.3.2: another subject's answer must not be used.
  if (more && more.sub !== claims.sub) return null;
  return { ...more, ...claims } as GenericOAuthUserInfo;
}

function payloadOf(jwt: string): Claims {
  return JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString());
}

async function readJson(address: string, headers: Record<string, string>): Promise<Claims | null> {
  const answer = await fetch(address, { headers, redirect: "error", signal: AbortSignal.timeout(10_000) });
  return answer.ok ? answer.json() : null;
}

/** better-auth requires one. */
function emailOf({ issuer }: Oidc, { sub }: Claims): string {
  const id = createHash("sha256").update(`${issuer}\n${sub}`).digest("hex").slice(0, 32);
  return `${id}@oidc.invalid`;
}
