export type CookieStore = {
  get(name: string): { value: string } | undefined;
  set(name: string, value: string, options: object): unknown;
};

/** One cookie, two names. `__Host-`: set by this very host, over https only. */
export type CookiePair = { https: `__Host-${string}`; http: string; sameSite: "lax" | "strict" };

/** @param maxAge in seconds; without one it ends with the browser */
export function keepPair(
  cookies: Pick<CookieStore, "set">,
  { https, http, sameSite }: CookiePair,
  value: string,
  { secure, maxAge }: { secure: boolean; maxAge?: number },
): void {
  const age = maxAge === undefined ? {} : { maxAge };
  cookies.set(secure ? https : http, value, { httpOnly: true, sameSite, path: "/", secure, ...age });
}

export const readPair = (
  cookies: Pick<CookieStore, "get">,
  { https, http }: CookiePair,
): string | undefined => (cookies.get(https) ?? cookies.get(http))?.value;

/** A browser takes a `__Host-` cookie away only with all that it demands of one. */
export function dropPair(cookies: CookieStore, pair: CookiePair): void {
  for (const secure of [true, false])
    if (cookies.get(pair[secure ? "https" : "http"])) keepPair(cookies, pair, "", { secure, maxAge: 0 });
}

/** @param origin of the page, as its request says */
export const isHttps = (origin: string | null): boolean => origin?.startsWith("https:") ?? false;
