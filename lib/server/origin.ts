/**
 * Whether a request says that it comes from a page of ours. Next refuses a foreign `Origin` but lets a missing one
 * pass with a warning, so a script without one would get through.
 */
export function comesFromHere(headers: Headers): boolean {
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}
