import "server-only";
import { parseSetCookieHeader, toCookieOptions } from "better-auth/cookies/utils";
import type { CookieStore } from "../../http/cookies/pair";

type Renamed = (name: string) => string | null;

/** Copies better-auth's cookies to Next. @param renamed null: this one is not kept */
export function keepCookies(cookies: CookieStore, headers: Headers, renamed: Renamed = (name) => name): void {
  for (const line of headers.getSetCookie())
    for (const [given, cookie] of parseSetCookieHeader(line)) {
      const name = renamed(given);
      if (name !== null) cookies.set(name, cookie.value, toCookieOptions(cookie));
    }
}

/** These cookies, and no other. */
export const withCookies = (cookies: Record<string, string | null>): Headers => {
  const given = Object.entries(cookies).flatMap(([name, value]) =>
    value === null ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return new Headers(given.length > 0 ? { cookie: given.join("; ") } : {});
};
