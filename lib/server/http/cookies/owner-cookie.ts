import type { Owner } from "../../../sessions/open-link";
import type { CookieStore } from "./session";

/** `__Host-`: set by this very host, over https only. */
const ownerCookies = { https: "__Host-session", http: "session" } as const;

/** Lax: a person comes by a link of another site. */
export function keepOwner(
  cookies: CookieStore,
  { sessionId, browser }: Owner,
  { secure, maxAge }: { secure: boolean; maxAge: number },
): void {
  const name = secure ? ownerCookies.https : ownerCookies.http;
  const value = `${sessionId}.${browser}`;
  cookies.set(name, value, { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge });
}

/** Null: this browser has opened no link. */
export function ownerOf(cookies: CookieStore): Owner | null {
  const value = (cookies.get(ownerCookies.https) ?? cookies.get(ownerCookies.http))?.value ?? "";
  const [, sessionId, browser] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(value) ?? [];
  return sessionId && browser ? { sessionId, browser } : null;
}
