import { setTimeout as sleep } from "node:timers/promises";
import { type Fault, type FaultName, faults } from "./faults";
import type { ReceivedCall } from "./simulator";

const json = { "content-type": "application/json" };

/** Fails a call that was read whole; faults that act before are not played here. */
export async function playFault({ request, response, reply }: ReceivedCall, name: FaultName): Promise<void> {
  const { play }: Fault = faults[name];
  if (play.at === "http") {
    response.writeHead(play.status, { ...json, ...play.headers }).end(play.body);
    return;
  }
  if (play.at !== "answering") return;
  const text = JSON.stringify(reply.body);
  const promised = { ...json, "content-length": text.length };
  switch (play.break) {
    case "reset":
      request.socket.resetAndDestroy();
      return;
    case "close":
      request.socket.destroy();
      return;
    case "hang":
      return;
    case "bom":
      response.writeHead(200, json).end(`\uFEFF${text}`);
      return;
    case "cut":
      response.writeHead(200, promised);
      response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
      return;
    case "drip":
      response.writeHead(200, promised);
      for (const letter of text) {
        if (response.destroyed) return;
        response.write(letter);
        await sleep(1_000, undefined, { ref: false });
      }
      response.end();
      return;
    default:
      play.break satisfies never;
  }
}
