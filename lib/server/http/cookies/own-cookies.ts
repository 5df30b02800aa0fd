import { cookies, headers } from "next/headers";
import { comesFromHere } from "../origin";
import type { CookieStore } from "./pair";

export async function ownCookies(): Promise<CookieStore> {
  return ownOf(await cookies(), await headers());
}

/** Over https only `__Host-`: subdomains could plant others (session fixation). */
export function ownOf(store: CookieStore, headers: Headers): CookieStore {
  if (!isHttps(headers)) return store;
  return {
    get: (name) => (name.startsWith("__Host-") ? store.get(name) : undefined),
    set: (...cookie) => store.set(...cookie),
  };
}

/** Best effort: not every request or proxy says. */
function isHttps(headers: Headers): boolean {
  const origin = comesFromHere(headers) ? headers.get("origin") : null;
  return [origin, headers.get("x-forwarded-proto")].some((says) => says?.startsWith("https"));
}
