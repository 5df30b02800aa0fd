import { connect, createServer, type Socket } from "node:net";

/** What stands between a client and PostgreSQL, and can fail as networks do. */
export type Cuttable = {
  url: string;
  /** Every connection that says this from now on is cut, and what it said never arrives. Null: none is. */
  cutAt: (words: string | null) => void;
  /** While frozen nothing passes, and nothing is lost. */
  freeze: (frozen: boolean) => void;
  close: () => void;
};

/** @param target a URL of PostgreSQL, without TLS */
export async function cuttable(target: string): Promise<Cuttable> {
  const url = new URL(target);
  const { port, hostname } = url;
  const open = new Set<Socket>();
  let fatal: string | null = null;
  let frozen = false;
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      if (frozen) one.pause();
      one.on("error", () => {});
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
    far.on("data", (bytes) => near.write(bytes));
    near.on("data", (bytes) => {
      if (fatal !== null && bytes.includes(fatal)) near.destroy();
      else far.write(bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url.port = String(typeof address === "object" && address ? address.port : 0);
  return {
    url: url.href,
    cutAt: (words) => {
      fatal = words;
    },
    freeze: (now) => {
      frozen = now;
      for (const socket of open) frozen ? socket.pause() : socket.resume();
    },
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
