import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/** Written over each request as it arrives; what a client sends under this name is lost. */
const peerHeader = "x-peer-address";

/**
 * Notes on each request whose connection it came on. Next only hands headers on, and takes `X-Forwarded-For` from a client
 * as it comes.
 */
export function notePeers(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[peerHeader] = request.socket.remoteAddress ?? "";
  });
}

/**
 * Who sent a request, for the caps. Each of our own proxies adds at the end of `X-Forwarded-For` whom it saw, so counted
 * from the right this many entries are true; what stands further left is the client's own claim.
 * @param hops `TRUSTED_PROXY_HOPS`; 0: whoever is connected
 * @returns an IPv4 address, or the first half of an IPv6 one, since a household has the whole other half
 */
export function clientAddress(headers: Headers, hops: number): string {
  return trueAddress(headers.get("x-forwarded-for"), headers.get(peerHeader), hops);
}

/** The same, of a request that has not reached Next. */
export function addressOf({ headers, socket }: IncomingMessage, hops: number): string {
  return trueAddress(headers["x-forwarded-for"], socket.remoteAddress, hops);
}

function trueAddress(
  forwardedFor: string | string[] | null | undefined,
  peer: string | null | undefined,
  hops: number,
): string {
  const seen = String(forwardedFor ?? "")
    .split(",")
    .map((entry) => entry.trim());
  const forwarded = hops > 0 ? seen.at(-hops) : undefined;
  const address = withoutPort(forwarded || peer || "");
  return isIP(address) === 6 ? network(address) : address;
}

function withoutPort(entry: string): string {
  const plain = /^\[(.*)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry;
  return /^::ffff:([\d.]+)$/i.exec(plain)?.[1] ?? plain;
}

/** The first 64 bits, however the address is abbreviated. */
function network(address: string): string {
  const [left = [], right] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const zeros = right ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0") : [];
  const groups = [...left, ...zeros, ...(right ?? [])].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
