import { once } from "node:events";
import { connect } from "node:net";
import { someApplicant } from "../support/applicants";
import { expect, test } from "../support/fixtures";
import { ownTestbed } from "../support/server/own-app";
import { someForm } from "../support/server/submissions";
import { submissionHead, Visitor } from "../support/server/visitor";

test.setTimeout(120_000);

const own = ownTestbed();

test("SIGTERM under load: every answer arrives, nothing new is taken, and it ends by itself", async () => {
  const server = await own.start();
  const people = Array.from({ length: 10 }, () => someApplicant());
  const visitors = people.map(() => new Visitor(server.url));
  await Promise.all(visitors.map((visitor) => visitor.start()));
  own.simulator.enqueue(...people.map(({ identityId }) => ({ identityId, held: true })));
  const answers = visitors.map((visitor, index) => visitor.submit(someForm(people[index])));
  // One of them closes the browser: what was sent for it is waited for all the same.
  const gone = someApplicant();
  own.simulator.enqueue({ identityId: gone.identityId, held: true });
  const leaving = new AbortController();
  const left = new Visitor(server.url);
  await left.start();
  const aborted = left.send(someForm(gone), {}, leaving.signal).catch(() => "gone");
  await expect.poll(() => own.simulator.calls().length).toBe(11);
  leaving.abort();
  expect(await aborted).toBe("gone");
  const ended = server.stop("SIGTERM");
  await expect.poll(() => server.output()).toContain('"signal":"SIGTERM"');
  const late = await new Visitor(server.url).submit(someForm()).then(
    ({ outcome }) => outcome,
    () => null,
  );
  expect(late === null || (late.kind === "refused" && late.reason === "busy")).toBe(true);
  for (const { identityId } of [...people, gone]) own.simulator.release(identityId);
  const outcomes = await Promise.all(answers);
  expect(outcomes.map(({ outcome }) => outcome?.kind)).toEqual(Array(10).fill("verified"));
  expect(await ended).toBe(143);
  const lines = server
    .output()
    .split("\n")
    .filter((line) => line.includes('"outcome":"verified"'));
  expect(lines).toHaveLength(11);
  expect(own.simulator.calls()).toHaveLength(11);
  // What eleven people typed, searched for in everything that the server wrote.
  for (const { identityId, fullName, emailAddress, phoneNumber } of [...people, gone])
    for (const canary of [identityId, fullName, emailAddress, phoneNumber, phoneNumber.slice(1)])
      expect(server.output()).not.toContain(canary);
});

test("with nobody left to read its log it still answers, and ends by itself", async () => {
  const server = await own.start();
  const visitor = new Visitor(server.url);
  await visitor.start();
  server.leaveUnread();
  // Each of the two logs a line, the second after the first has failed.
  expect((await visitor.submit(someForm())).outcome?.kind).toBe("verified");
  expect((await visitor.submit(someForm())).outcome?.kind).toBe("verified");
  expect(await server.stop()).toBe(143);
});

test("nobody keeps it by a web socket, a body that drips, half a request or an idle connection", async () => {
  const server = await own.start();
  const visitor = new Visitor(server.url);
  await visitor.start();
  const { host, hostname, port } = new URL(server.url);
  const requests = {
    webSocket: `GET /id HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    drip: `${submissionHead(server.url, { cookie: visitor.cookie, "content-length": "100000" })}--x`,
    half: `GET /id HTTP/1.1\r\nHost: ${host}\r\nX-Half`,
    idle: `GET /id HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  };
  let answered = "";
  const sockets = Object.values(requests).map((text) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    return socket
      .on("error", () => {})
      .on("data", (bytes) => {
        answered += bytes;
      });
  });
  const drip = setInterval(() => sockets[1]?.write("x"), 100);
  await Promise.all([sockets[0], sockets[3]].map((socket) => socket && once(socket, "data")));
  await expect.poll(() => server.metric("onboarding_uploads_in_flight")).toBe(1);
  expect(await server.stop()).toBe(143);
  // Ended by the stop: each of them would be ended by a time-out of its own, too.
  expect(answered).toContain("HTTP/1.1 200");
  expect(answered).not.toContain("HTTP/1.1 408");
  clearInterval(drip);
  for (const socket of sockets) socket.destroy();
});
