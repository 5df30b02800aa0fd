import { cameByHttps } from "./origin";

/**
 * For somebody: a messenger's preview, a mail scanner, a prefetch. Browsers that we support say that they navigate.
 */
export function looksAhead(headers: Headers): boolean {
  if (/prefetch|preview|prerender/.test(headers.get("sec-purpose") ?? headers.get("purpose") ?? ""))
    return true;
  const destination = headers.get("sec-fetch-dest");
  if (destination !== null) return destination !== "document";
  return cameByHttps(headers);
}
