/**
 * Whether a request says that it comes from a page of ours. Next refuses a foreign `Origin` but lets a missing one
 * pass with a warning, so a script without one would get through.
 */
export function comesFromHere(headers: Headers): boolean {
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  if (origin === null || !URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  // Http too: what stands before us may speak https to the browser and not tell.
  return (protocol === "https:" || protocol === "http:") && from === host;
}
