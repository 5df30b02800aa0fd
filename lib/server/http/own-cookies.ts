import { cookies, headers } from "next/headers";
import { comesFromHere } from "./origin";
import type { CookieStore } from "./session";

/** The cookies of the request under way that can be ours. */
export async function ownCookies(): Promise<CookieStore> {
  return ownOf(await cookies(), await headers());
}

/**
 * Over https each of ours has a name that only this very host can set. Under the plain one, which is for http, any other
 * host of its domain could hand in a cookie of its own, and with it somebody else's case or session.
 */
export function ownOf(store: CookieStore, headers: Headers): CookieStore {
  if (!isHttps(headers)) return store;
  return {
    get: (name) => (name.startsWith("__Host-") ? store.get(name) : undefined),
    set: (...cookie) => store.set(...cookie),
  };
}

/** As far as a request tells: a page that is opened has no `Origin`, and not every proxy says what the browser speaks. */
function isHttps(headers: Headers): boolean {
  const origin = comesFromHere(headers) ? headers.get("origin") : null;
  return [origin, headers.get("x-forwarded-proto")].some((says) => says?.startsWith("https"));
}
