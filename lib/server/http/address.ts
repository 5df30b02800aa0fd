import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/** Overwritten, so not forgeable. */
const peerHeader = "x-peer-address";

/** Next hands only headers on, `X-Forwarded-For` as the client sent it. */
export function notePeers(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[peerHeader] = request.socket.remoteAddress ?? "";
  });
}

/**
 * Left of what our proxies add to `X-Forwarded-For` stands the client's claim.
 * @param hops `TRUSTED_PROXY_HOPS`; 0: the connection's other end
 * @returns an IPv4 address, or the first half of an IPv6 one, since a household has the whole other half
 */
export function clientAddress(headers: Headers, hops: number): string {
  return narrowest(trueAddress(headers.get("x-forwarded-for"), headers.get(peerHeader), hops));
}

/** The networks that a request which has not reached Next came from, each inside the next. */
export function networksOfRequest({ headers, socket }: IncomingMessage, hops: number): string[] {
  return networksOf(trueAddress(headers["x-forwarded-for"], socket.remoteAddress, hops));
}

/** An IPv6 address' /64, /56 and /48, an IPv4 address and its /24. */
export function networksOf(address: string): [string, ...string[]] {
  if (isIP(address) === 6) {
    const [a = 0, b = 0, c = 0, d = 0] = firstGroups(address);
    const named = (groups: number[], bits: number) =>
      `${groups.map((group) => group.toString(16)).join(":")}::/${bits}`;
    return [named([a, b, c, d], 64), named([a, b, c, d & 0xff00], 56), named([a, b, c], 48)];
  }
  return isIP(address) === 4 ? [address, address.replace(/\d+$/, "0/24")] : [address];
}

const narrowest = (address: string) => networksOf(address)[0];

function trueAddress(
  forwardedFor: string | string[] | null | undefined,
  peer: string | null | undefined,
  hops: number,
): string {
  const seen = String(forwardedFor ?? "")
    .split(",")
    .map((entry) => entry.trim());
  const forwarded = hops > 0 ? seen.at(-hops) : undefined;
  return withoutPort(forwarded || peer || "");
}

function withoutPort(entry: string): string {
  const plain = /^\[(.*)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry;
  return /^::ffff:([\d.]+)$/i.exec(plain)?.[1] ?? plain;
}

/** The first 64 bits as numbers, however the address is abbreviated. */
function firstGroups(address: string): number[] {
  const [left = [], right] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const zeros = right ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0") : [];
  return [...left, ...zeros, ...(right ?? [])].slice(0, 4).map((group) => Number.parseInt(group, 16));
}
