import { lookup } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { isPrivateAddress, isPrivateHost } from "./private-address";

export type Posted =
  | { kind: "answered"; status: number; retryAfter: string | undefined }
  | { kind: "private" | "timeout" | "unreachable" };

export const isTaken = (posted: Posted): boolean =>
  posted.kind === "answered" && posted.status >= 200 && posted.status < 300;

class PrivateAddress extends Error {}

/** Looks at what a name resolved to: a public name may lead into our own network. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const failure = error ?? (addresses.some(({ address }) => isPrivateAddress(address)) && privateError());
    if (failure) return done(failure, "", 0);
    const [first] = addresses;
    if (options.all) done(null, addresses);
    else done(null, first?.address ?? "", first?.family ?? 0);
  });
};

const privateError = () => new PrivateAddress("The receiver's name leads to a private address.");

export type PostOptions = { allowPrivate: boolean; timeoutMs?: number };

/** One POST on a connection of its own; redirects are not followed, and an answer's body is not read. */
export function post(
  url: string,
  headers: Record<string, string>,
  body: string,
  { allowPrivate, timeoutMs = 15_000 }: PostOptions,
): Promise<Posted> {
  const address = new URL(url);
  if (!allowPrivate && isPrivateHost(address)) return Promise.resolve({ kind: "private" });
  const request = address.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const length = { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) };
    const options = {
      method: "POST",
      headers: { ...headers, ...length },
      agent: false,
      signal,
      ...(!allowPrivate && { lookup: publicLookup }),
    } as const;
    const call = request(url, options, ({ statusCode = 0, headers: told }) => {
      resolve({ kind: "answered", status: statusCode, retryAfter: told["retry-after"] });
      call.destroy();
    });
    call.on("error", (error) => {
      if (error instanceof PrivateAddress) resolve({ kind: "private" });
      else resolve({ kind: signal.aborted ? "timeout" : "unreachable" });
    });
    // A 101 closes without an answer, an error or a time-out.
    call.on("close", () => resolve({ kind: "unreachable" }));
    call.end(body);
  });
}
