import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import tls from "node:tls";
import type { UnavailableCause } from "./answer";

/** Until a connection stands no byte of a request has left, so trying again cannot charge anybody twice. */
const tries = 3;
/** Milliseconds for one try, DNS and TLS included. */
const connectTimeoutMs = 10_000;
/** Milliseconds: the n-th pause lies between n and 2n of these. */
const pauseMs = 150;

export type Connection = { socket: net.Socket } | { failure: UnavailableCause };

/**
 * Opens a fresh connection, TLS handshake done, at most three tries with jitter between them.
 * @param url `https:` or `http:`; the certificate is always verified
 * @param signal the caller's deadline, over all tries
 */
export async function connect(url: URL, signal: AbortSignal): Promise<Connection> {
  let failure: UnavailableCause = "connect_timeout";
  for (let n = 1; n <= tries && !signal.aborted; n++) {
    try {
      return { socket: await open(url, signal) };
    } catch (error) {
      failure = connectFailure(error);
    }
    if (n < tries) await sleep(pauseMs * n * (1 + Math.random()), undefined, { signal }).catch(() => {});
  }
  return { failure };
}

function open(url: URL, deadline: AbortSignal): Promise<net.Socket> {
  const secure = url.protocol === "https:";
  const host = url.hostname.replace(/[[\]]/g, "");
  const port = Number(url.port) || (secure ? 443 : 80);
  const socket = secure
    ? tls.connect({ host, port, servername: net.isIP(host) ? "" : host, rejectUnauthorized: true })
    : net.connect({ host, port });
  // Each is listened to by itself: Node 20's `AbortSignal.any` lets a time-out that nobody else holds be collected.
  const ends = [deadline, AbortSignal.timeout(connectTimeoutMs)];
  const giveUp = ({ target }: Event) => socket.destroy((target as AbortSignal).reason);
  for (const end of ends) end.addEventListener("abort", giveUp);
  return new Promise<net.Socket>((resolve, reject) => {
    // Stays for the socket's whole life: a reset while nobody else listens must not end the process.
    socket.on("error", reject);
    socket.once("close", () => reject(new Error("closed while connecting")));
    socket.once(secure ? "secureConnect" : "connect", () => resolve(socket.setNoDelay(true)));
  }).finally(() => {
    for (const end of ends) end.removeEventListener("abort", giveUp);
  });
}

function connectFailure(error: unknown): UnavailableCause {
  if (!(error instanceof Error)) return "connect";
  if (error.name === "TimeoutError" || error.name === "AbortError") return "connect_timeout";
  const code = "code" in error ? String(error.code) : "";
  if (code === "ETIMEDOUT") return "connect_timeout";
  if (code === "ECONNREFUSED") return "refused";
  if ("syscall" in error && error.syscall === "getaddrinfo") return "dns";
  if (/^(ERR_TLS|ERR_SSL|EPROTO|CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code)) return "tls";
  return "connect";
}
