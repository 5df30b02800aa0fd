import { connect } from "node:net";

/**
 * A process of its own, so that a test which measures does not also send. Each request is on a connection of its own; where
 * one is answered or cut, the next follows. Counts the answers by status.
 */
let going = false;
let answers = {};
const open = new Set();

function send(task, turn) {
  if (!going) return;
  const socket = connect(task.port, "127.0.0.1", () =>
    socket.write(task.requests[turn % task.requests.length]),
  );
  open.add(socket);
  socket.once("data", (head) => {
    const status = head.toString("latin1", 9, 12);
    answers[status] = (answers[status] ?? 0) + 1;
    socket.destroy();
  });
  socket.on("error", () => socket.destroy());
  socket.once("close", () => {
    open.delete(socket);
    setTimeout(send, task.restMs, task, turn + task.connections);
  });
}

process.on("message", (message) => {
  if (message.port) {
    going = true;
    answers = {};
    for (let turn = 0; turn < message.connections; turn++) send(message, turn);
    process.send("going");
  } else if (message === "count") process.send(answers);
  else {
    going = false;
    for (const socket of open) socket.destroy();
    process.send(answers);
  }
});
process.on("disconnect", () => process.exit());
