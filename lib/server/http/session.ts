import type { Application } from "../../ledger/application";
import type { Ledger } from "../../ledger/ledger";

/** What Next's `cookies()` offers of it. */
export type CookieStore = {
  get(name: string): { value: string } | undefined;
  set(name: string, value: string, options: object): unknown;
};

/** A `__Host-` cookie can be set by this very host over https only; a page without https cannot have one. */
const names = { https: "__Host-application", http: "application" } as const;

/**
 * Hands the browser its application. No script can read the cookie, and no other site can have it sent.
 * @param origin of the page, as its request says
 */
export function keepToken(cookies: CookieStore, token: string, origin: string): void {
  const secure = new URL(origin).protocol === "https:";
  const name = secure ? names.https : names.http;
  cookies.set(name, token, { httpOnly: true, sameSite: "strict", path: "/", secure });
}

/** The live application of the browser that sent these cookies, or null. */
export async function currentApplication(cookies: CookieStore, ledger: Ledger): Promise<Application | null> {
  const token = tokenOf(cookies);
  return token === undefined ? null : ledger.findApplication(token);
}

/**
 * Ends the application of this browser: a reload comes back to nothing. The cookie stays and opens nothing any more;
 * deleting it could hit the one of an application that is being opened at the same time.
 */
export async function endApplication(
  cookies: CookieStore,
  ledger: Pick<Ledger, "closeApplication">,
): Promise<void> {
  const token = tokenOf(cookies);
  if (token !== undefined) await ledger.closeApplication(token);
}

/** Has the browser forget its application's cookie: for an answer to a page that is being left, and opens nothing. */
export function dropToken(cookies: CookieStore): void {
  for (const name of Object.values(names)) {
    // A browser takes a `__Host-` cookie away only with all that it demands of one.
    const secure = name === names.https;
    if (cookies.get(name))
      cookies.set(name, "", { httpOnly: true, sameSite: "strict", path: "/", secure, maxAge: 0 });
  }
}

const tokenOf = (cookies: CookieStore) => (cookies.get(names.https) ?? cookies.get(names.http))?.value;
