import { connect } from "node:net";

/**
 * A process of its own, so that a test which measures does not also send. Each request is on a connection of its own; where
 * one is answered or cut, the next follows. Counts the answers by status.
 */
let attack;
let going = false;
let answers = {};
const open = new Set();

function send(turn) {
  if (!going) return;
  const { port, requests, connections, restMs = 0, dripMs } = attack;
  const socket = connect(port, "127.0.0.1", () => {
    for (const piece of [requests[turn % requests.length]].flat()) socket.write(piece);
  });
  // Every other one is silent.
  const drip = dripMs && turn % 2 ? setInterval(() => socket.write("x"), dripMs) : undefined;
  open.add(socket);
  socket.once("data", (head) => {
    const status = head.toString("latin1", 9, 12);
    answers[status] = (answers[status] ?? 0) + 1;
    socket.destroy();
  });
  socket.on("error", () => socket.destroy());
  socket.once("close", () => {
    clearInterval(drip);
    open.delete(socket);
    setTimeout(send, restMs, turn + connections);
  });
}

const orders = {
  load: (loaded) => {
    attack = loaded;
  },
  go: () => {
    going = true;
    answers = {};
    for (let turn = 0; turn < attack.connections; turn++) send(turn);
  },
  pause: () => {
    going = false;
    for (const socket of open) socket.destroy();
    return answers;
  },
};

process.on("message", ([order, told]) => process.send(orders[order](told) ?? {}));
process.on("disconnect", () => process.exit());
