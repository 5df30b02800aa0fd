import { cookies, headers } from "next/headers";
import { cameByHttps, comesFromHere, schemeOf } from "../origin";
import type { CookieStore } from "./pair";

export async function ownCookies(): Promise<CookieStore> {
  return ownOf(await cookies(), await headers());
}

/** Over https only `__Host-`: subdomains could plant others (session fixation). */
export function ownOf(store: CookieStore, headers: Headers): CookieStore {
  if (!saysHttps(headers)) return store;
  return {
    get: (name) => (name.startsWith("__Host-") ? store.get(name) : undefined),
    set: (...cookie) => store.set(...cookie),
  };
}

/** Best effort: not every request or proxy says. */
const saysHttps = (headers: Headers): boolean =>
  cameByHttps(headers) || (comesFromHere(headers) && schemeOf(headers) === "https");
