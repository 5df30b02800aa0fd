import type { Owner } from "../../../sessions/open-link";
import { type CookiePair, type CookieStore, keepPair, readPair } from "./pair";

/** Lax: a person comes by a link of another site. */
const ownerCookie: CookiePair = { https: "__Host-session", http: "session", sameSite: "lax" };

export function keepOwner(
  cookies: CookieStore,
  { sessionId, browser }: Owner,
  kept: { secure: boolean; maxAge: number },
): void {
  keepPair(cookies, ownerCookie, `${sessionId}.${browser}`, kept);
}

/** Null: this browser has opened no link. */
export function ownerOf(cookies: CookieStore): Owner | null {
  const value = readPair(cookies, ownerCookie) ?? "";
  const [, sessionId, browser] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(value) ?? [];
  return sessionId && browser ? { sessionId, browser } : null;
}
