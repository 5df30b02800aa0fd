import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export type Attack = {
  /** Whole requests, as bytes or pieces, which may share a body; sent in turn. */
  requests: readonly (Uint8Array | Uint8Array[])[];
  connections: number;
  /** Between an answer and the next request on its connection. */
  restMs?: number;
  /** Between two bytes that every other connection sends after its request. */
  dripMs?: number;
};

/** How many requests were answered with each status. */
export type Answers = Record<string, number>;

export type Flood = {
  load: (attack: Attack) => Promise<void>;
  go: () => Promise<void>;
  /** Cuts what is under way. */
  pause: () => Promise<Answers>;
  end: () => void;
};

/** Sends from another process: what a test measures is the server, not its own sending. */
export function openFlood(url: string): Flood {
  const child = fork(join(import.meta.dirname, "flooder.mjs"), { serialization: "advanced" });
  const ask = async (order: "load" | "go" | "pause", told?: object) => {
    const reply = once(child, "message");
    child.send([order, told]);
    return (await reply)[0];
  };
  return {
    load: (attack) => ask("load", { port: Number(new URL(url).port), ...attack }),
    go: () => ask("go"),
    pause: () => ask("pause"),
    end: () => child.disconnect(),
  };
}

/** A request as bytes. @param chunked does not say its length beforehand */
export function requestBytes(
  head: string,
  headers: Record<string, string>,
  body: Uint8Array,
  { chunked = false } = {},
): Uint8Array {
  const framing = chunked ? { "transfer-encoding": "chunked" } : { "content-length": String(body.length) };
  const lines = Object.entries({ connection: "close", ...headers, ...framing }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const [before, after] = chunked ? [`${body.length.toString(16)}\r\n`, "\r\n0\r\n\r\n"] : ["", ""];
  return Buffer.concat([
    Buffer.from(`${head} HTTP/1.1\r\n${lines.join("")}\r\n${before}`),
    body,
    Buffer.from(after),
  ]);
}
