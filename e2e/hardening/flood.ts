import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export type Attack = {
  /** Whole requests, as bytes; sent in turn. */
  requests: Uint8Array[];
  connections: number;
  /** Between an answer and the next request on its connection. */
  restMs?: number;
};

/** How many requests were answered with each status. */
export type Answers = Record<string, number>;

export type Flood = {
  go: (attack: Attack) => Promise<void>;
  count: () => Promise<Answers>;
  /** Cuts what is under way. */
  pause: () => Promise<Answers>;
  end: () => void;
};

/** Sends from another process: what a test measures is the server, not its own sending. */
export function openFlood(url: string): Flood {
  const child = fork(join(import.meta.dirname, "flooder.mjs"), { serialization: "advanced" });
  const ask = async (message: object | string) => {
    const reply = once(child, "message");
    child.send(message);
    return (await reply)[0];
  };
  return {
    go: (attack) => ask({ port: Number(new URL(url).port), restMs: 0, ...attack }),
    count: () => ask("count"),
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
