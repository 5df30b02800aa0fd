/**
 * The names of the staff's cookies. Lax, where the customers' is strict: a browser that comes back from the identity
 * provider must bring them. Only https can have the `__Host-` ones, see `lib/server/http/session.ts`.
 */
export const staffCookies = {
  https: { session: "__Host-staff", state: "__Host-staff-state" },
  http: { session: "staff", state: "staff-state" },
} as const;

export type Scheme = keyof typeof staffCookies;

/** Under which scheme the browser that sent these cookies has this one; null if it has none. */
export function schemeOf(cookies: { get(name: string): unknown }, which: "session" | "state"): Scheme | null {
  if (cookies.get(staffCookies.https[which])) return "https";
  return cookies.get(staffCookies.http[which]) ? "http" : null;
}
