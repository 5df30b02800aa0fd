import net from "node:net";
import tls from "node:tls";
import { DelegateBackoff, handleAll, retry, TimeoutStrategy, timeout, wrap } from "cockatiel";
import type { UnavailableCause } from "./answer";

const pauseMs = 150;

/** No byte of a request has left, so no try can be charged. */
const patiently = wrap(
  retry(handleAll, {
    maxAttempts: 2,
    backoff: new DelegateBackoff(({ attempt }) => pauseMs * attempt * (1 + Math.random())),
  }),
  timeout(10_000, TimeoutStrategy.Cooperative),
);

export type Connection = { socket: net.Socket } | { failure: UnavailableCause };

/** @param signal deadline over all tries */
export async function connect(url: URL, signal: AbortSignal): Promise<Connection> {
  try {
    return { socket: await patiently.execute(({ signal }) => open(url, signal), signal) };
  } catch (error) {
    return { failure: connectFailure(error) };
  }
}

async function open(url: URL, signal: AbortSignal): Promise<net.Socket> {
  signal.throwIfAborted();
  const secure = url.protocol === "https:";
  const host = url.hostname.replace(/[[\]]/g, "");
  const port = Number(url.port) || (secure ? 443 : 80);
  const socket = secure
    ? tls.connect({ host, port, servername: net.isIP(host) ? "" : host, rejectUnauthorized: true })
    : net.connect({ host, port });
  const giveUp = () => socket.destroy(signal.reason);
  signal.addEventListener("abort", giveUp);
  return new Promise<net.Socket>((resolve, reject) => {
    // For the socket's whole life: a reset without a listener ends the process.
    socket.on("error", reject);
    socket.once("close", () => reject(new Error("closed while connecting")));
    socket.once(secure ? "secureConnect" : "connect", () => resolve(socket.setNoDelay(true)));
  }).finally(() => signal.removeEventListener("abort", giveUp));
}

function connectFailure(error: unknown): UnavailableCause {
  if (!(error instanceof Error)) return "connect";
  if (error.name === "AbortError") return "connect_timeout";
  const code = "code" in error ? String(error.code) : "";
  if (code === "ETIMEDOUT") return "connect_timeout";
  if (code === "ECONNREFUSED") return "refused";
  if ("syscall" in error && error.syscall === "getaddrinfo") return "dns";
  if (/^(ERR_TLS|ERR_SSL|EPROTO|CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)) return "tls";
  return "connect";
}
