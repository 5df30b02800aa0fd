import type { Logger } from "pino";
import { isHttps } from "./cookies/pair";

export type Provenance = { origin: string | null; host: string | null };

/** @param header reads a header by its lower-case name */
export const provenanceOf = (header: (name: string) => string | null): Provenance => ({
  origin: header("origin"),
  host: hostOf(header),
});

/** Proxies in a row make a list, the browser's name first; Next reads it so too. */
const hostOf = (header: (name: string) => string | null): string | null =>
  header("x-forwarded-host")?.split(",")[0]?.trim() || header("host");

/** Next refuses a foreign `Origin` but lets a missing one pass. */
export function isFromHere({ origin, host }: Provenance): boolean {
  if (origin === null || !URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  return (protocol === "https:" || protocol === "http:") && from === host;
}

export const comesFromHere = (headers: Headers): boolean =>
  isFromHere(provenanceOf((name) => headers.get(name)));

/** Proxies in a row make a list here, too: "https,http". */
export const cameByHttps = (headers: Headers): boolean =>
  headers.get("x-forwarded-proto")?.startsWith("https") ?? false;

/** As the caller addressed this app. */
export function ownOrigin(headers: Headers): string {
  const host = hostOf((name) => headers.get(name)) ?? "localhost";
  return `${cameByHttps(headers) ? "https" : "http"}://${host}`;
}

/** Of the page that asks, as its request says. */
export const schemeOf = (headers: Headers): "http" | "https" =>
  isHttps(headers.get("origin")) ? "https" : "http";

/** Once: mostly a proxy drops it. */
export function createCookieWarning(log: Logger): (anyCookie: boolean) => void {
  const told = new Set<string>();
  return (anyCookie) => {
    const seen = anyCookie ? "other cookies" : "no cookie";
    if (told.has(seen)) return;
    told.add(seen);
    log.warn(
      { reason: "cookie", expected: "the application's cookie", seen },
      "An application cannot go on: its cookie did not come back. See docs/proxies.md.",
    );
  };
}

/** More than a misconfigured proxy makes. */
const maxWarnings = 20;

/** Once a pair: mostly a proxy rewrites one of them. */
export function createOriginWarning(log: Logger): (provenance: Provenance) => void {
  const told = new Set<string>();
  return ({ origin, host }) => {
    const pair = JSON.stringify([origin, host]).slice(0, 300);
    if (told.has(pair) || told.size >= maxWarnings) return;
    told.add(pair);
    log.warn(
      { reason: "origin", expected: host, seen: origin },
      "Refused: the request's Origin is not its Host or X-Forwarded-Host. See docs/proxies.md.",
    );
  };
}
