import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createMetrics } from "../ops/metrics";
import { createStopping } from "../ops/stopping";
import { createSubmissions } from "../submit/admit";
import type { GuardOptions } from "./body-intake";
import { bodyRules } from "./body-rules";
import { createApplicationSeal } from "./cookies/application-seal";
import { createOriginWarning } from "./origin";
import { refusals } from "./refusals";
import { guard } from "./request-guard";

const options: GuardOptions = {
  rules: { ...bodyRules, submission: { ...bodyRules.submission, maxBytes: 50_000 } },
  pace: { patienceMs: 60_000, bytesPerSecond: 1_000, totalMs: 60_000 },
  places: { atOnce: 2, perAddress: 2 },
  hops: 1,
  actions: new Map([
    ["a1", "submitApplication"],
    ["b2", "signInStaff"],
  ]),
};
const applicationSeal = createApplicationSeal({
  current: "a secret of these tests, long enough",
  former: () => null,
});
const cookie = `application=${applicationSeal.close("t".repeat(43))}`;

let services: ReturnType<typeof made>;
let lines: Record<string, unknown>[];
let server: Server;
let connections: Set<Socket>;
/** Bodies that the server's own code has read, and the names of their requests. */
let read: { body: string; name: unknown }[];

function made() {
  lines = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const [metrics, stopping] = [createMetrics(), createStopping(log)];
  const submissions = createSubmissions({ metrics, stopping }, 1);
  return {
    metrics,
    stopping,
    submissions,
    applicationSeal,
    warnOfOrigin: createOriginWarning(log),
    begunActions: new Set<string>(),
  };
}

beforeEach(() => {
  services = made();
  read = [];
});
afterEach(() => {
  vi.useRealTimers();
  server.closeAllConnections();
  server.close();
});

/** A guarded server that reads each body whole and answers with its length. */
async function serve(
  changes: Partial<GuardOptions> = {},
  before: (path?: string) => Promise<void> = async () => {},
): Promise<string> {
  server = createServer(async (request, response) => {
    await before(request.url);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    read.push({ body: body.toString("latin1"), name: request.headers["x-request-id"] });
    response.end(String(body.length));
  });
  guard(server, { ...options, ...changes }, services);
  connections = new Set();
  server.on("connection", (socket) => connections.add(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type Sent = { path?: string; headers?: Record<string, string>; body?: BodyInit };

const post = (url: string, { path = "/api/counts", headers = {}, body = "x" }: Sent = {}) =>
  fetch(`${url}${path}`, { method: "POST", headers, body, duplex: "half" } as RequestInit);

/** What a page sends with its photos. */
const asSubmission = (url: string, more: Record<string, string> = {}) => ({
  origin: url,
  cookie,
  "next-action": "a1",
  "content-type": "multipart/form-data; boundary=b",
  ...more,
});

const parts = (count: number, content = "x") =>
  `${Array.from({ length: count }, () => `--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n${content}\r\n`).join("")}--b--\r\n`;

const submit = (url: string, body: BodyInit = parts(3), more: Record<string, string> = {}) =>
  post(url, { path: "/id/apply", headers: asSubmission(url, more), body });

/** Begins a body on a connection of its own and leaves it there; resolves with all that came back once it is closed. */
function begin(url: string, headers: Record<string, string>, path = "/id/apply", piece = "--b\r\n") {
  const { port, host } = new URL(url);
  const lines = Object.entries({ host, "content-length": "40000", ...headers }).map((pair) =>
    pair.join(": "),
  );
  const socket: Socket = connect(Number(port), "127.0.0.1", () =>
    socket.write(`POST ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${piece}`),
  );
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk;
  });
  socket.on("error", () => {});
  return { socket, answer: once(socket, "close").then(() => answer) };
}

const holdTime = () => vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });

const arriving = async () => (await services.metrics.uploadsInFlight.get()).values[0]?.value;
const turnedAway = async (why: string) =>
  (await services.metrics.turnedAway.get()).values.find(({ labels }) => labels.why === why)?.value ?? 0;

test.each(["PUT", "PATCH", "TRACE", "PROPFIND"])(
  "guard: %s, which nothing answers to, is turned away",
  async (method) => {
    const { port } = new URL(await serve());
    const [answer] = await once(request({ port, method }).end(), "response");
    expect(answer.statusCode).toBe(405);
    expect(answer.headers).toMatchObject({
      allow: "GET, HEAD, POST, DELETE, OPTIONS",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
  },
);

test("guard: an address that cannot be decoded is turned away", async () => {
  const { port } = new URL(await serve());
  const [answer] = await once(request({ port, path: "/%E0%A4%A" }).end(), "response");
  expect(answer.statusCode).toBe(400);
});

test("guard: each request has a name of ours, inwards and outwards, whatever name it came with", async () => {
  const url = await serve();
  const answers = [await post(url, { headers: { "x-request-id": "theirs" } }), await fetch(url)];
  const names = answers.map(({ headers }) => headers.get("x-request-id"));
  expect(read.map(({ name }) => name)).toEqual(names);
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
});

test("guard: a body reaches the app byte for byte, in one piece or many, its length said or not", async () => {
  const url = await serve();
  const body = parts(3, "é".repeat(4_000));
  const pieces = new ReadableStream({
    start: (controller) => {
      const bytes = new TextEncoder().encode(body);
      for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.slice(at, at + 7));
      controller.close();
    },
  });
  expect((await submit(url, body)).status).toBe(200);
  expect((await submit(url, pieces)).status).toBe(200);
  const expected = Buffer.from(body).toString("latin1");
  expect(read.map((entry) => entry.body)).toEqual([expected, expected]);
});

const tooLarge = "a=1".padEnd(16 * 1_024 + 1, "1");
test.each<[string, (url: string) => Promise<Response>, keyof typeof refusals]>([
  ["over the limit of a route", (url) => post(url, { body: tooLarge }), "too_large"],
  ["over it without saying so", (url) => post(url, { body: new Blob([tooLarge]).stream() }), "too_large"],
  ["over that of an action", (url) => submit(url, parts(1, tooLarge), { "next-action": "b2" }), "too_large"],
  ["over that of a submission", (url) => submit(url, parts(1, "x".repeat(50_000))), "too_large"],
  ["of 21 parts", (url) => submit(url, parts(21)), "too_many_parts"],
  [
    "of 21 pairs",
    (url) => post(url, { body: new URLSearchParams(Array.from({ length: 21 }, () => ["a", ""])) }),
    "too_many_parts",
  ],
  ["of a submission without a cookie", (url) => submit(url, parts(1), { cookie: "" }), "session"],
  [
    "with an invented cookie",
    (url) => submit(url, parts(1), { cookie: `${cookie.slice(0, -3)}AAA` }),
    "session",
  ],
  ["from another site's page", (url) => submit(url, parts(1), { origin: "https://evil.example" }), "origin"],
  ["from no page", (url) => submit(url, parts(1), { origin: "null" }), "origin"],
  [
    "for an action of another build",
    (url) => submit(url, parts(1), { "next-action": "z" }),
    "unknown_action",
  ],
  [
    "of a type that no action reads",
    (url) => submit(url, "{}", { "content-type": "application/json" }),
    "type",
  ],
  ["of text for the submission", (url) => submit(url, "[]", { "content-type": "text/plain" }), "type"],
  ["without an end", (url) => submit(url, parts(1).slice(0, -4)), "malformed"],
  [
    "that has no boundary",
    (url) => submit(url, parts(1), { "content-type": "multipart/form-data" }),
    "malformed",
  ],
  [
    "of text that is no list",
    (url) => submit(url, "{}", { "next-action": "b2", "content-type": "text/plain;charset=UTF-8" }),
    "malformed",
  ],
  ["that is empty", (url) => submit(url, ""), "malformed"],
])("guard: a body %s is answered, and the app does not see it", async (_, send, why) => {
  const answer = await send(await serve());
  expect(answer.status).toBe(refusals[why]);
  expect(answer.headers.get("content-type")).toBe("text/plain");
  expect(answer.headers.get("connection")).toBe("close");
  expect(await answer.text()).toBe(why);
  expect(read).toEqual([]);
  expect(await turnedAway(why)).toBe(1);
});

test("guard: 20 parts and a list of arguments pass", async () => {
  const url = await serve();
  expect((await submit(url, parts(20))).status).toBe(200);
  const list = await submit(url, '["id"]', {
    "next-action": "b2",
    "content-type": "text/plain;charset=UTF-8",
  });
  expect(list.status).toBe(200);
  expect(read).toHaveLength(2);
});

test("guard: an action of another build is named as Next's client reads it", async () => {
  const answer = await submit(await serve(), parts(1), { "next-action": "z" });
  expect(answer.headers.get("x-nextjs-action-not-found")).toBe("1");
});

test("guard: an origin that is not the host's is logged once, with both", async () => {
  const url = await serve();
  for (const origin of ["https://bank.example", "https://bank.example", "null"])
    await submit(url, parts(1), { origin });
  const { host } = new URL(url);
  expect(lines).toMatchObject([
    { reason: "origin", expected: host, seen: "https://bank.example" },
    { reason: "origin", expected: host, seen: "null" },
  ]);
});

const forwarded = (url: string, address: string) => asSubmission(url, { "x-forwarded-for": address });

test("guard: with every place taken by silent bodies, the next one gets the oldest's", async () => {
  const url = await serve();
  const held = [];
  for (const from of ["203.0.113.1", "198.51.100.1"]) {
    held.push(begin(url, forwarded(url, from)));
    await expect.poll(arriving).toBe(held.length);
  }
  expect((await submit(url)).status).toBe(200);
  expect(await held[0]?.answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(await arriving()).toBe(1);
  held[1]?.socket.destroy();
});

test("guard: with every place taken, submissions are told when to come back, small forms pass", async () => {
  const url = await serve();
  holdTime();
  const much = `--b\r\n${"x".repeat(39_000)}`;
  const held = ["203.0.113.1", "198.51.100.1"].map((from) =>
    begin(url, forwarded(url, from), "/id/apply", much),
  );
  await expect.poll(arriving).toBe(2);
  const refused = await submit(url);
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("5");
  expect(await refused.text()).toBe("busy");
  expect((await post(url)).status).toBe(200);
  expect((await submit(url, parts(1), { "next-action": "b2" })).status).toBe(200);
  for (const { socket } of held) socket.destroy();
  await expect.poll(arriving).toBe(0);
  expect((await submit(url)).status).toBe(200);
});

test("guard: an address holds its share of the places, whatever it claims to be", async () => {
  const url = await serve({ places: { atOnce: 10, perAddress: 2 } });
  const held = [];
  for (const claimed of ["1.1.1.1, 203.0.113.7", "2.2.2.2, 203.0.113.7", "3.3.3.3, 203.0.113.7"])
    held.push(begin(url, forwarded(url, claimed)));
  expect(await Promise.race(held.map(({ answer }) => answer))).toMatch(/^HTTP\/1\.1 408 /);
  expect(await arriving()).toBe(2);
  for (const { socket } of held) socket.destroy();
});

test("guard: while as many submissions run as may, the next is refused before its body comes", async () => {
  const url = await serve();
  let end = () => {};
  const running = services.submissions.run(
    () =>
      new Promise((resolve) => {
        end = () => resolve({ reply: { kind: "refused", reason: "busy" }, replayed: false });
      }),
  );
  const { answer } = begin(url, asSubmission(url), "/id/apply", "");
  expect(await answer).toMatch(/^HTTP\/1\.1 503 [\s\S]*\r\n\r\nbusy$/);
  end();
  await running;
  expect((await submit(url)).status).toBe(200);
});

const slowly = { patienceMs: 15_000, bytesPerSecond: 100, totalMs: 60_000 };

test.each([
  ["a submission", "/id/apply", true],
  ["a form", "/api/application", false],
])("guard: %s that comes too slowly is answered 408 and closed", async (_, path, upload) => {
  const url = await serve({ pace: slowly });
  holdTime();
  const asked = once(server, "request");
  const { answer } = begin(url, upload ? asSubmission(url) : { "content-length": "100" }, path, "");
  await asked;
  vi.advanceTimersByTime(15_100);
  const text = await answer;
  expect(text).toMatch(/^HTTP\/1\.1 408 /);
  expect(text).toMatch(/\r\nConnection: close\r\n[\s\S]*\r\n\r\ntoo_slow$/);
  expect(read).toEqual([]);
  expect(await turnedAway("too_slow")).toBe(1);
  await expect.poll(arriving).toBe(0);
});

test("guard: a body that keeps the pace arrives, long after the patience with a silent one", async () => {
  const url = await serve({ pace: slowly });
  holdTime();
  const asked = once(server, "request");
  const whole = parts(1, "x".repeat(3_000));
  const { socket, answer } = begin(
    url,
    { ...asSubmission(url), "content-length": String(whole.length), connection: "close" },
    "/id/apply",
    whole.slice(0, 2_000),
  );
  await asked;
  // Twenty seconds for what came, beside the patience.
  vi.advanceTimersByTime(30_000);
  socket.write(whole.slice(2_000));
  expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
});

test("guard: a client that goes leaves its place and nothing for the app", async () => {
  const url = await serve();
  const { socket } = begin(url, asSubmission(url));
  await expect.poll(arriving).toBe(1);
  socket.destroy();
  await expect.poll(arriving).toBe(0);
  expect(read).toEqual([]);
});

test("guard: a process that stops answers bodies on their way, and takes no new ones", async () => {
  const url = await serve();
  const { answer } = begin(url, asSubmission(url));
  await expect.poll(arriving).toBe(1);
  services.stopping.begin("SIGTERM");
  expect(await answer).toMatch(/^HTTP\/1\.1 503 [\s\S]*\r\n\r\nbusy$/);
  expect((await post(url)).status).toBe(503);
});

/** A server that has begun a submission and does not read on until it is let. */
async function serveHeld(limit: number, changes: Partial<GuardOptions> = {}) {
  services.submissions = createSubmissions(services, limit);
  const full = vi.spyOn(services.submissions, "full");
  const held: (() => void)[] = [];
  const url = await serve(changes, async (path) => {
    if (path === "/id/apply") await new Promise<void>((resolve) => held.push(resolve));
  });
  const first = submit(url);
  await expect.poll(() => held.length).toBe(1);
  return { url, first, held, full };
}

test("guard: the app reads one submission after the other; a small form waits for none", async () => {
  const { url, first, held, full } = await serveHeld(2);
  const second = submit(url);
  await expect.poll(() => full.mock.calls).toContainEqual([1]);
  expect((await post(url)).status).toBe(200);
  expect(held).toHaveLength(1);
  held[0]?.();
  expect((await first).status).toBe(200);
  await expect.poll(() => held.length).toBe(2);
  held[1]?.();
  expect((await second).status).toBe(200);
});

test("guard: submissions that wait to be read count among those at once", async () => {
  const { url, first, held } = await serveHeld(1);
  const second = await submit(url);
  expect([second.status, await second.text()]).toEqual([503, "busy"]);
  held[0]?.();
  expect((await first).status).toBe(200);
});

test("guard: a submission whose sender leaves lets the next be read", async () => {
  const { url, held, first } = await serveHeld(2);
  first.catch(() => {});
  const second = submit(url);
  await expect.poll(() => services.submissions.full).toHaveBeenCalledWith(1);
  const [connection] = [...connections];
  connection?.destroy();
  await expect.poll(() => held.length).toBe(2);
  held[1]?.();
  expect((await second).status).toBe(200);
});

test("guard: of 240 submissions while none ends, as many wait as may, and 503 for the others", async () => {
  const { url, first, held } = await serveHeld(4, { places: { atOnce: 300, perAddress: 300 } });
  let refused = 0;
  const statuses = [first, ...Array.from({ length: 239 }, () => submit(url))].map(async (answer) => {
    const { status } = await answer;
    if (status === 503) refused++;
    return status;
  });
  await expect.poll(() => refused, { timeout: 20_000 }).toBe(236);
  for (let turn = 0; turn < 4; turn++) {
    await expect.poll(() => held.length).toBe(turn + 1);
    held[turn]?.();
  }
  expect((await Promise.all(statuses)).filter((status) => status === 200)).toHaveLength(4);
}, 60_000);
