import { connect } from "node:net";

type Pace = { everyMs: number; next: () => string | Uint8Array };

/** Sends bytes as they are, on a connection of its own. @param pace pieces that follow @param idleMs ends one that is kept */
export function sendRaw(url: string, head: string, pace?: Pace, idleMs = 0): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(Number(port), hostname, () => socket.write(head));
    const clock = pace && setInterval(() => socket.write(pace.next()), pace.everyMs);
    socket.setTimeout(idleMs, () => socket.destroy());
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      clearInterval(clock);
      resolve(answer);
    });
  });
}
