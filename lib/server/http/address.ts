import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/** Overwritten, so not forgeable. */
const peerHeader = "x-peer-address";

/** Next passes on headers only. */
export function notePeers(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[peerHeader] = request.socket.remoteAddress ?? "";
  });
}

/**
 * Only the last `hops` entries of `X-Forwarded-For` come from own proxies.
 * @param hops 0: the socket's peer
 * @returns an IPv4 address or an IPv6 /64
 */
export function clientAddress(headers: Headers, hops: number): string {
  return trueAddress(headers.get("x-forwarded-for"), headers.get(peerHeader), hops);
}

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

function network(address: string): string {
  const [left = [], right] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const zeros = right ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0") : [];
  const groups = [...left, ...zeros, ...(right ?? [])].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
