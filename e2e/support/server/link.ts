import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** Bytes that go on at once: those of several connections take turns. */
const pieceBytes = 512;

/** The network between a browser and a server. */
export type Link = {
  url: string;
  /** In each direction all connections share so many bytes a second. */
  narrowTo: (bytesPerSecond: number) => void;
  /** To another server: what was connected is cut, as by a deploy. */
  leadTo: (serverUrl: string) => void;
  close: () => void;
};

export async function openLink(serverUrl: string): Promise<Link> {
  let bytesPerSecond = Number.POSITIVE_INFINITY;
  let server = new URL(serverUrl);
  const sockets = new Set<Socket>();
  const directions = [0, 0];
  const pass = async (direction: number, bytes: number) => {
    const free = Math.max(performance.now(), directions[direction] ?? 0) + (bytes / bytesPerSecond) * 1_000;
    directions[direction] = free;
    await wait(free - performance.now());
  };
  const carry = async (direction: number, from: Socket, to: Socket) => {
    for await (const chunk of from.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>)
      for (let at = 0; at < chunk.length; at += pieceBytes) {
        const piece = chunk.subarray(at, at + pieceBytes);
        await pass(direction, piece.length);
        if (!to.writable) return;
        if (!to.write(piece)) await once(to, "drain");
      }
    to.end();
  };
  const listener = createServer({ allowHalfOpen: true }, (browser) => {
    const upstream = connect({ host: server.hostname, port: Number(server.port), allowHalfOpen: true });
    for (const socket of [browser, upstream]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
    }
    const answered = carry(1, upstream, browser).catch(() => browser.destroy());
    // A server that cuts a body is heard of behind what it said before.
    void carry(0, browser, upstream)
      .catch(() => upstream.destroy())
      .then(() => answered)
      .then(() => browser.destroySoon());
  }).listen(0);
  await once(listener, "listening");
  const address = listener.address();
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://localhost:${typeof address === "object" && address ? address.port : 0}`,
    narrowTo: (pace) => {
      bytesPerSecond = pace;
    },
    leadTo: (url) => {
      server = new URL(url);
      cut();
    },
    close: () => {
      listener.close();
      cut();
    },
  };
}
