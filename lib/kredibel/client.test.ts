import http from "node:http";
import net, { type AddressInfo } from "node:net";
import tls from "node:tls";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type IssuanceOptions, issueCertificate } from "./client";
import { photoFields, sandboxAnswers, textFields, verificationMessage, wireFields } from "./constraints";
import { sha256 } from "./simulator/calls";
import { startControlledSimulator } from "./simulator/control";
import { faultNames, faults } from "./simulator/faults";
import { sampleRequest } from "./testing/sample-request";
import { selfSigned } from "./testing/self-signed";

const apiKey = "test-key";
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function simulator() {
  const running = await startControlledSimulator({ apiKey });
  cleanups.push(running.close);
  return running;
}

/** Listens on loopback with every connection counted and, at the end, destroyed. */
async function listen<S extends net.Server>(server: S) {
  const sockets: net.Socket[] = [];
  server.on("connection", (socket) => {
    sockets.push(socket);
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanups.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, sockets };
}

async function closedPort() {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const issue = (baseUrl: string, options: Partial<IssuanceOptions> = {}, changes = {}) =>
  issueCertificate(sampleRequest(changes), { baseUrl, apiKey, timeoutMs: 10_000, ...options });

describe("documented answers: read as documented", () => {
  test.each(Object.entries(sandboxAnswers))("%s", async (identityId, { status, rejectFields }) => {
    const { url } = await simulator();
    expect(await issue(url, {}, { identityId })).toEqual({
      kind: status,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      referenceId: expect.stringMatching(/^ref_certel#[0-9a-f-]{36}$/),
      rejectFields,
    });
  });
});

test("request: exactly the seven fields, photos as base64 of their own bytes", async () => {
  const { url, calls } = await simulator();
  const request = { ...sampleRequest(), consent: "yes" };
  await issueCertificate(request, { baseUrl: `${url}/`, apiKey, timeoutMs: 10_000 });
  const [call, ...more] = calls();
  expect(more).toEqual([]);
  expect(call).toMatchObject({ path: "/v1/certificate/issuance", authorized: true, charged: true });
  expect(call?.keys).toEqual([...wireFields]);
  for (const field of textFields) expect(call?.sha256[field]).toBe(sha256(request[field]));
  for (const field of photoFields) expect(call?.photos[field]?.sha256).toBe(sha256(request[field]));
});

test("request: what JSON escapes, and letters of every length, arrive unchanged", async () => {
  const { url, calls } = await simulator();
  const request = sampleRequest({ fullName: 'SITI "I" \\ AÏSHA\n王😀' });
  await issueCertificate(request, { baseUrl: url, apiKey, timeoutMs: 10_000 });
  const [call] = calls();
  expect(call?.sha256.fullName).toBe(sha256(request.fullName));
  for (const field of photoFields) expect(call?.photos[field]?.sha256).toBe(sha256(request[field]));
});

test.each([
  ["", "/v1/certificate/issuance"],
  ["//", "/v1/certificate/issuance"],
  ["/kredibel//v2/", "/kredibel//v2/v1/certificate/issuance"],
])("base URL that ends in %j: called at %s, with key, type and length", async (base, path) => {
  let head: http.IncomingMessage | undefined;
  let body = "";
  const { port } = await listen(
    http.createServer(async (request, response) => {
      head = request;
      for await (const chunk of request) body += chunk;
      response.end();
    }),
  );
  await issue(`http://127.0.0.1:${port}${base}`);
  expect(head).toMatchObject({ method: "POST", url: path });
  expect(head?.headers).toMatchObject({
    host: `127.0.0.1:${port}`,
    authorization: `Bearer ${apiKey}`,
    accept: "application/json",
    "content-type": "application/json",
    "content-length": String(body.length),
  });
  expect(Object.keys(JSON.parse(body))).toEqual([...wireFields]);
});

test.each([
  [1_000_000, { kind: "verified" }],
  [1_000_001, { kind: "unknown", cause: "too_large" }],
])("answer of %i bytes", async (bytes, answer) => {
  const data = { id: "1", status: "verified", rejectFields: [], referenceId: "ref_certel#1" };
  const text = JSON.stringify({ message: verificationMessage, data }).padEnd(bytes);
  const { port } = await listen(
    http.createServer((request, response) => void request.resume().on("end", () => response.end(text))),
  );
  expect(await issue(`http://127.0.0.1:${port}`)).toMatchObject(answer);
});

describe("fault: ends as its row says, after one call", () => {
  const played = faultNames.filter((name) => faults[name].play.at !== "listen");
  test.each(played)("%s", async (fault) => {
    const { url, calls, enqueue } = await simulator();
    const request = sampleRequest();
    enqueue({ identityId: request.identityId, fault: fault as never });
    const slow = fault === "hang" || fault === "slow_drip";
    const answer = await issue(url, { timeoutMs: slow ? 600 : 10_000 });
    expect(answer.kind).toBe(faults[fault].ends);
    if (slow) expect(answer).toMatchObject({ cause: "timeout" });
    if (fault === "cut") expect(answer).toMatchObject({ cause: "cut" });
    expect(calls().map(({ fault }) => fault)).toEqual([fault]);
    expect(calls()[0]?.charged).toBe(faults[fault].charged);
  });
});

test("redirect: never followed", async () => {
  const seen: string[] = [];
  const target = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.writeHead(307, { location: `http://127.0.0.1:${port}/other` }).end();
  });
  const { port } = await listen(target);
  expect(await issue(`http://127.0.0.1:${port}`)).toMatchObject({ kind: "unknown", cause: "redirect" });
  expect(seen).toEqual(["POST /v1/certificate/issuance"]);
});

test.each([
  ["not HTTP", "SSH-2.0-OpenSSH_9.6\r\n", { kind: "unknown", cause: "not_understood" }],
  ["an upgrade", "HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n", { kind: "unknown" }],
  ["half a head", "HTTP/1.1 200 OK\r\nContent-", { kind: "unknown" }],
  ["a head without end", `HTTP/1.1 200 OK\r\nX: ${"x".repeat(100_000)}`, { kind: "unknown" }],
  [
    "hints before the answer",
    "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 401 No\r\n\r\n",
    { cause: "unauthorized" },
  ],
])("answer that is %s", async (_, bytes, answer) => {
  const { port } = await listen(net.createServer((socket) => socket.once("data", () => socket.end(bytes))));
  expect(await issue(`http://127.0.0.1:${port}`)).toMatchObject(answer);
});

test("wrong key: unavailable, with an alert", async () => {
  const { url, calls } = await simulator();
  expect(await issue(url, { apiKey: "other" })).toMatchObject({ cause: "unauthorized", alert: true });
  expect(calls()).toMatchObject([{ authorized: false, charged: false }]);
});

describe("proved not sent: two more tries, then unavailable, beforeSend never called", () => {
  const beforeSend = vi.fn(async () => {});
  // The shortest pauses that chance may give.
  beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
  afterEach(() => beforeSend.mockClear());

  test("refused", async () => {
    const connects = vi.spyOn(net, "connect");
    const answer = await issue(`http://127.0.0.1:${await closedPort()}`, { beforeSend });
    expect(answer).toEqual({ kind: "unavailable", cause: "refused", alert: false });
    expect(connects).toHaveBeenCalledTimes(3);
    expect(beforeSend).not.toHaveBeenCalled();
  });

  test("DNS", async () => {
    const connects = vi.spyOn(tls, "connect");
    const answer = await issue("https://kredibel.invalid", { beforeSend });
    expect(answer).toEqual({ kind: "unavailable", cause: "dns", alert: false });
    expect(connects).toHaveBeenCalledTimes(3);
    expect(beforeSend).not.toHaveBeenCalled();
  });

  test("TLS not spoken at the other end", async () => {
    const { port, sockets } = await listen(
      net.createServer((socket) => socket.end("HTTP/1.1 400 Bad\r\n\r\n")),
    );
    const answer = await issue(`https://127.0.0.1:${port}`, { beforeSend });
    expect(answer).toEqual({ kind: "unavailable", cause: "tls", alert: true });
    expect(sockets).toHaveLength(3);
    expect(beforeSend).not.toHaveBeenCalled();
  });

  test("TLS with an unknown certificate, even where the environment allows it", async () => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    const server = tls.createServer(selfSigned("localhost"));
    server.on("tlsClientError", () => {});
    const { port, sockets } = await listen(server);
    const answer = await issue(`https://localhost:${port}`, { beforeSend });
    vi.unstubAllEnvs();
    expect(answer).toEqual({ kind: "unavailable", cause: "tls", alert: true });
    expect(sockets).toHaveLength(3);
    expect(beforeSend).not.toHaveBeenCalled();
  });

  test("closed in the handshake", async () => {
    const { port, sockets } = await listen(net.createServer((socket) => socket.destroy()));
    expect(await issue(`https://127.0.0.1:${port}`, { beforeSend })).toMatchObject({ kind: "unavailable" });
    expect(sockets).toHaveLength(3);
    expect(beforeSend).not.toHaveBeenCalled();
  });

  test("time-out before a connection stands", async () => {
    const { port, sockets } = await listen(net.createServer());
    const answer = await issue(`https://127.0.0.1:${port}`, { beforeSend, timeoutMs: 300 });
    expect(answer).toEqual({ kind: "unavailable", cause: "connect_timeout", alert: false });
    expect(sockets).toHaveLength(1);
    expect(beforeSend).not.toHaveBeenCalled();
  });

  test("second try connects: sent once", async () => {
    const { url, calls } = await simulator();
    const closed = await closedPort();
    const { connect } = net;
    vi.spyOn(net, "connect").mockImplementationOnce(() => connect({ host: "127.0.0.1", port: closed }));
    expect((await issue(url, { beforeSend })).kind).toBe("verified");
    expect(beforeSend).toHaveBeenCalledTimes(1);
    expect(calls()).toHaveLength(1);
  });
});

describe("beforeSend", () => {
  test("done once, before the first byte", async () => {
    const events: string[] = [];
    let connected = () => {};
    const connection = new Promise<void>((resolve) => {
      connected = resolve;
    });
    const { port } = await listen(
      net.createServer((socket) => {
        events.push("connected");
        connected();
        socket.once("data", () => {
          events.push("byte");
          socket.destroy();
        });
      }),
    );
    const answer = await issue(`http://127.0.0.1:${port}`, {
      beforeSend: async () => {
        await connection;
        // Time enough for a byte that had left too early to arrive.
        for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
        events.push("committed");
      },
    });
    expect(events).toEqual(["connected", "committed", "byte"]);
    expect(answer).toEqual({ kind: "unknown", cause: "reset" });
  });

  test("rejects: no byte is sent, and its error propagates", async () => {
    const received: Buffer[] = [];
    let ended = () => {};
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const { port } = await listen(
      net.createServer((socket) => socket.on("data", (chunk) => received.push(chunk)).on("close", ended)),
    );
    const refusal = new Error("the ledger is down");
    const call = issue(`http://127.0.0.1:${port}`, { beforeSend: () => Promise.reject(refusal) });
    await expect(call).rejects.toBe(refusal);
    await end;
    expect(received).toEqual([]);
  });

  test.each([
    { what: "outlives the time-out", timeoutMs: 1_000 },
    { what: "leaves less than half of the time-out for the answer", timeoutMs: 2_000 },
  ])("$what: nothing is sent", async ({ timeoutMs }) => {
    const { url, calls } = await simulator();
    const beforeSend = () => new Promise<void>((resolve) => setTimeout(resolve, 1_200));
    expect(await issue(url, { timeoutMs, beforeSend })).toEqual({
      kind: "unavailable",
      cause: "lost_before_sending",
      alert: false,
    });
    expect(calls()).toEqual([]);
  });
});

test("request: a photo that is a view into a larger buffer is sent as the view", async () => {
  const { url, calls } = await simulator();
  const { faceImage } = sampleRequest();
  const larger = new Uint8Array(faceImage.length + 64);
  larger.set(faceImage, 32);
  await issue(url, {}, { faceImage: larger.subarray(32, 32 + faceImage.length) });
  expect(calls()[0]?.photos.faceImage?.sha256).toBe(sha256(faceImage));
});
