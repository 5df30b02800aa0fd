/** Lax: the identity provider's redirect must bring them. `__Host-` needs https, see `lib/server/http/cookies/session.ts`. */
export const staffCookies = {
  https: { session: "__Host-staff", state: "__Host-staff-state" },
  http: { session: "staff", state: "staff-state" },
} as const;

export type Scheme = keyof typeof staffCookies;

export function schemeOf(cookies: { get(name: string): unknown }, which: "session" | "state"): Scheme | null {
  if (cookies.get(staffCookies.https[which])) return "https";
  return cookies.get(staffCookies.http[which]) ? "http" : null;
}
