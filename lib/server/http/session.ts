import type { Application } from "../../ledger/application";
import type { Ledger } from "../../ledger/ledger";

export type CookieStore = {
  get(name: string): { value: string } | undefined;
  set(name: string, value: string, options: object): unknown;
};

/** `__Host-` needs https. */
const names = { https: "__Host-application", http: "application" } as const;

export function keepToken(cookies: CookieStore, token: string, origin: string): void {
  const secure = new URL(origin).protocol === "https:";
  const name = secure ? names.https : names.http;
  cookies.set(name, token, { httpOnly: true, sameSite: "strict", path: "/", secure });
}

export async function currentApplication(cookies: CookieStore, ledger: Ledger): Promise<Application | null> {
  const token = tokenOf(cookies);
  return token === undefined ? null : ledger.findApplication(token);
}

/** Keeps the cookie: a parallel start may just have set it. */
export async function endApplication(
  cookies: CookieStore,
  ledger: Pick<Ledger, "closeApplication">,
): Promise<void> {
  const token = tokenOf(cookies);
  if (token !== undefined) await ledger.closeApplication(token);
}

/** Only for responses that do not open an application. */
export function dropToken(cookies: CookieStore): void {
  for (const name of Object.values(names)) {
    // Deletion needs the same attributes.
    const secure = name === names.https;
    if (cookies.get(name))
      cookies.set(name, "", { httpOnly: true, sameSite: "strict", path: "/", secure, maxAge: 0 });
  }
}

const tokenOf = (cookies: CookieStore) => (cookies.get(names.https) ?? cookies.get(names.http))?.value;
