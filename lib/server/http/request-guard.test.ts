import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { createMetrics } from "../ops/metrics";
import { createStopping } from "../ops/stopping";
import { guard, type IntakeLimits } from "./request-guard";

const limits: IntakeLimits = {
  maxBytes: 1_000,
  maxAtOnce: 2,
  maxOfOne: 2,
  hops: 0,
  patienceMs: 60_000,
  bytesPerSecond: 1_000,
  totalMs: 60_000,
};
const services = { metrics: createMetrics(), stopping: createStopping(pino({ level: "silent" })) };
let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** The names that the server's own code was given for its requests. */
const named: unknown[] = [];

/** A guarded server that reads each body whole and answers with its length. */
async function serve(changes: Partial<IntakeLimits> = {}): Promise<string> {
  server = createServer(async (request, response) => {
    let bytes = 0;
    named.push(request.headers["x-request-id"]);
    try {
      for await (const chunk of request) bytes += chunk.length;
    } catch {
      return;
    }
    response.end(String(bytes));
  });
  guard(server, { ...limits, ...changes }, services);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const post = (url: string, body: BodyInit) =>
  fetch(url, { method: "POST", body, duplex: "half" } as RequestInit);

/** A body that never ends, until it is told to. */
function open() {
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(new Uint8Array(10));
      end = () => controller.close();
    },
  });
  return { body, end: () => end() };
}

test.each(["PUT", "PATCH", "TRACE", "PROPFIND"])(
  "%s, which nothing answers to, is turned away",
  async (method) => {
    const { port } = new URL(await serve());
    const asked = request({ port, method }).end();
    const [answer] = await once(asked, "response");
    expect(answer.statusCode).toBe(405);
    expect(answer.headers).toMatchObject({
      allow: "GET, HEAD, POST, DELETE, OPTIONS",
      "cache-control": "no-store",
    });
  },
);

test("a body within the limits passes, and requests without one always do", async () => {
  const url = await serve({ maxAtOnce: 1 });
  expect(await (await post(url, "x".repeat(1_000))).text()).toBe("1000");
  expect(await (await fetch(url)).text()).toBe("0");
});

test("each request has a name of ours, inwards and outwards, whatever name it came with", async () => {
  const url = await serve();
  const answers = [await fetch(url, { headers: { "x-request-id": "theirs" } }), await fetch(url)];
  const names = answers.map(({ headers }) => headers.get("x-request-id"));
  expect(named.slice(-2)).toEqual(names);
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test("one that says it is too long is refused before it arrives", async () => {
  expect((await post(await serve(), "x".repeat(1_001))).status).toBe(413);
});

test("one that does not say so is cut once it is", async () => {
  // A turn of the event loop for each piece: both ends live in this process.
  const pull = (controller: ReadableStreamDefaultController) =>
    new Promise<void>((resolve) => {
      setTimeout(() => resolve(controller.enqueue(new Uint8Array(500))), 10);
    });
  const endless = new ReadableStream({ pull });
  await expect(post(await serve(), endless)).rejects.toThrow();
});

test("one more than allowed at once is told when to come back, and gets its place when one is free", async () => {
  const url = await serve();
  const [first, second] = [open(), open()];
  const answers = [post(url, first.body), post(url, second.body)];
  await expect.poll(arriving).toBe(2);
  const refused = await post(url, "x");
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("5");
  first.end();
  expect(await (await answers[0])?.text()).toBe("10");
  expect((await post(url, "x")).status).toBe(200);
  second.end();
  await answers[1];
  await expect.poll(arriving).toBe(0);
});

test("one address holds its share of the places, whatever it claims to be, and leaves the others to others", async () => {
  const url = await serve({ maxAtOnce: 3, maxOfOne: 2, hops: 1 });
  const { port } = new URL(url);
  const silent = ["1.1.1.1, 203.0.113.7", "2.2.2.2, 203.0.113.7"].map((forwarded) => {
    const headers = { "x-forwarded-for": forwarded, "content-length": "900" };
    const asked = request({ port, method: "POST", headers }).on("error", () => {});
    asked.flushHeaders();
    return asked;
  });
  await expect.poll(arriving).toBe(2);
  const from = (forwarded: string) =>
    fetch(url, { method: "POST", body: "x", headers: { "x-forwarded-for": forwarded } });
  expect((await from("3.3.3.3, 203.0.113.7")).status).toBe(503);
  expect((await from("203.0.113.8")).status).toBe(200);
  for (const asked of silent) asked.destroy();
  await expect.poll(arriving).toBe(0);
  expect((await from("203.0.113.7")).status).toBe(200);
});

test("one that comes too slowly is cut", async () => {
  const { body } = open();
  await expect(post(await serve({ patienceMs: 500 }), body)).rejects.toThrow();
});

async function arriving(): Promise<number | undefined> {
  return (await services.metrics.uploadsInFlight.get()).values[0]?.value;
}

test("who was answered before the body had come holds no place for the rest of it", async () => {
  server = createServer((_, response) => void response.writeHead(404).end());
  guard(server, limits, services);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const client = connect(port, "127.0.0.1");
  const gone = once(client, "close");
  client.on("error", () => {});
  client.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n0123456789");
  let answer = "";
  client.on("data", (chunk) => {
    answer += chunk;
  });
  await gone;
  expect(answer).toMatch(/^HTTP\/1.1 404/);
  expect((await services.metrics.uploadsInFlight.get()).values[0]?.value).toBe(0);
});
