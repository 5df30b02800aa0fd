/** Lax: the identity provider's redirect must bring them. `__Host-` needs https, see `lib/server/http/cookies/session.ts`. */
export const staffCookies = {
  https: {
    session: "__Host-staff",
    state: "__Host-staff-state",
    challenge: "__Host-staff-code",
    trust: "__Host-staff-trust",
  },
  http: { session: "staff", state: "staff-state", challenge: "staff-code", trust: "staff-trust" },
} as const;

export type Scheme = keyof typeof staffCookies;

export const cookieAttributes = <SameSite extends "lax" | "strict">(scheme: Scheme, sameSite: SameSite) =>
  ({ secure: scheme === "https", httpOnly: true, sameSite, path: "/" }) as const;

export function schemeOf(
  cookies: { get(name: string): unknown },
  which: "session" | "state" | "challenge",
): Scheme | null {
  if (cookies.get(staffCookies.https[which])) return "https";
  return cookies.get(staffCookies.http[which]) ? "http" : null;
}
