/** Next admits a missing `Origin`. */
export function comesFromHere(headers: Headers): boolean {
  const origin = headers.get("origin");
  const host = headers.get("x-forwarded-host") ?? headers.get("host");
  if (origin === null || !URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  return (protocol === "https:" || protocol === "http:") && from === host;
}
