import { once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { issueCertificate } from "../client";
import { photoFields, textFields } from "../constraints";
import { sampleRequest } from "../testing/sample-request";
import { issuancePath, validationMessage } from "../wire";
import { sha256 } from "./calls";
import { type ControlledSimulator, startControlledSimulator } from "./control";
import { type Fault, faultNames, faults } from "./faults";
import type { QueuedAnswer } from "./queue";

vi.mock("node:timers/promises", async (original) => {
  const timers = await original<typeof import("node:timers/promises")>();
  return { ...timers, setTimeout: vi.fn(timers.setTimeout) };
});

const apiKey = "test-key";
let simulator: ControlledSimulator;
beforeEach(async () => {
  simulator = await startControlledSimulator({ apiKey });
});
afterEach(() => simulator.close());

const { identityId, emailAddress } = sampleRequest();
const issue = (changes = {}) =>
  issueCertificate(sampleRequest(changes), { baseUrl: simulator.url, apiKey, timeoutMs: 60_000 });

async function control(method: string, path: string, body?: unknown) {
  const response = await fetch(`${simulator.url}/__control${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}
const { identityImage, faceImage, ...texts } = sampleRequest();
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const valid = { ...texts, identityImage: base64(identityImage), faceImage: base64(faceImage) };

const post = (body: unknown) =>
  fetch(`${simulator.url}${issuancePath}`, {
    method: "POST",
    redirect: "manual",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

/** Sends a call by hand, to see what becomes of its connection. */
async function send(body: unknown): Promise<Socket> {
  const socket = connect(Number(new URL(simulator.url).port), "127.0.0.1");
  await once(socket, "connect");
  const payload = JSON.stringify(body);
  const head = [
    `POST ${issuancePath} HTTP/1.1`,
    "host: localhost",
    `authorization: Bearer ${apiKey}`,
    "content-type: application/json",
    `content-length: ${payload.length}`,
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n${payload}`);
  return socket;
}

/** What comes on a connection until it is over, and the error with which it ends, if it does. */
async function listen(socket: Socket): Promise<{ text: string; broken: string | undefined }> {
  let text = "";
  let broken: string | undefined;
  socket.on("data", (chunk) => {
    text += chunk;
  });
  socket.on("error", (error: NodeJS.ErrnoException) => {
    broken = error.code;
  });
  await new Promise((resolve) => socket.once("close", resolve));
  return { text, broken };
}

const enqueue = (...answers: QueuedAnswer[]) => control("POST", "/answers", answers);

test("queue: answers in order for their NIK, then the documented ones again", async () => {
  await enqueue(
    { identityId, status: "not_verified", rejectFields: ["retina"] },
    { identityId, status: "pending" },
    { identityId: "9900000000000000", fault: "http_502" },
  );
  expect(await issue()).toMatchObject({ kind: "not_verified", rejectFields: ["retina"] });
  expect(await issue()).toMatchObject({ kind: "unknown", cause: "not_understood" });
  expect(await issue()).toMatchObject({ kind: "verified" });
  expect(await issue({ identityId: "9900000000000000" })).toMatchObject({ cause: "http_5xx" });
});

test.each([
  ["message", { kind: "unknown", httpStatus: 422 }],
  ["error_id", { kind: "unavailable", httpStatus: 422, errorId: expect.any(String) }],
  ["error_type", { kind: "unavailable", httpStatus: 422, errorId: expect.any(String) }],
  ["validation", { kind: "invalid", fields: ["fullName"] }],
] as const)("error shape %s", async (errorShape, answer) => {
  await enqueue({ identityId, httpStatus: 422, errorShape, errorFields: ["fullName"] });
  expect(await issue()).toMatchObject(answer);
});

describe("wire", () => {
  const message = "Something happened.";
  const errorId = expect.stringMatching(/^[0-9a-f-]{36}$/);

  test.each([
    ["message", { message }],
    ["error_id", { message, errors: { errorId } }],
    ["error_type", { message, errors: { errorId, errorType: "internal_error" } }],
    ["validation", { message: validationMessage, errors: { shoeSize: ["Unknown field."] } }],
  ] as const)("error shape %s", async (errorShape, body) => {
    await enqueue({ identityId, errorShape, errorFields: ["shoeSize"] });
    const answer = await post(valid);
    expect({ status: answer.status, body: await answer.json() }).toEqual({ status: 400, body });
  });

  test.each(
    faultNames.flatMap((name) => {
      const { play }: Fault = faults[name];
      return play.at === "http" && play.body.length < 1_000 ? [{ name, play }] : [];
    }),
  )("$name: answered as its row says", async ({ name, play: { status, body, headers } }) => {
    await enqueue({ identityId, fault: name });
    const answer = await post(valid);
    expect({ status: answer.status, body: await answer.text() }).toEqual({ status, body });
    const wanted = { "content-type": "application/json", ...headers };
    expect(Object.fromEntries(answer.headers)).toMatchObject(wanted);
    expect(simulator.calls()).toMatchObject([{ fault: name, charged: faults[name].charged }]);
  });

  test("reset: connection torn down", async () => {
    await enqueue({ identityId, fault: "reset_after_read" });
    expect(await listen(await send(valid))).toEqual({ text: "", broken: "ECONNRESET" });
  });

  test("close: connection ended, without an answer", async () => {
    await enqueue({ identityId, fault: "close_after_read" });
    expect(await listen(await send(valid))).toEqual({ text: "", broken: undefined });
  });

  test("hang: connection stays, without an answer", async () => {
    await enqueue({ identityId, fault: "hang" });
    const socket = await send(valid);
    await eventually(() => expect(simulator.calls()).toHaveLength(1));
    // Another call, from beginning to end: by then a word to the first would be here.
    expect((await issue()).kind).toBe("verified");
    expect({ closed: socket.closed, bytes: socket.bytesRead }).toEqual({ closed: false, bytes: 0 });
  });

  test("cut: half of the promised answer", async () => {
    await enqueue({ identityId, fault: "cut" });
    const { text } = await listen(await send(valid));
    const [head = "", body = ""] = text.split("\r\n\r\n");
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\ncontent-type: application\/json\r\n/i);
    expect(body).toMatch(/^\{"message":"Certificate electronic verification has been done"/);
    const promised = Number(/content-length: (\d+)/i.exec(head)?.[1]);
    expect(body.length).toBe(Math.floor(promised / 2));
  });

  test("bom: the right answer behind a byte-order mark", async () => {
    await enqueue({ identityId, fault: "bom" });
    const { text } = await listen(await send(valid));
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\ncontent-type: application\/json\r\n/i);
    expect(text).toContain('\uFEFF{"message":"Certificate electronic verification has been done"');
  });

  test("drip: the right answer, a letter a second", async () => {
    await enqueue({ identityId, fault: "slow_drip" });
    const socket = await send(valid);
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    await eventually(() => expect(text).toMatch(/\r\n\r\n\{"$/));
    expect(text).toMatch(
      /^HTTP\/1\.1 200 OK\r\ncontent-type: application\/json\r\ncontent-length: \d{3}\r\n/i,
    );
    socket.destroy();
  });

  test("reset_before_read: in a body of one small piece too", async () => {
    await enqueue({ identityId, fault: "reset_before_read" });
    expect(await listen(await send({ identityId }))).toEqual({ text: "", broken: "ECONNRESET" });
  });

  test("httpStatus 300 without a fault: not charged", async () => {
    await enqueue({ identityId, httpStatus: 300 });
    expect((await post(valid)).status).toBe(300);
    expect(simulator.calls()).toMatchObject([{ charged: false }]);
  });
});

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 15_000 });
const isPending = async (call: Promise<unknown>) =>
  (await Promise.race([call, control("GET", "/calls").then(() => "pending")])) === "pending";

test("delayMs: the answer waits for it", async () => {
  await enqueue({ identityId, delayMs: 80 });
  let wake = () => {};
  vi.mocked(sleep).mockReturnValueOnce(
    new Promise<void>((resolve) => {
      wake = resolve;
    }),
  );
  const call = issue();
  await eventually(() => expect(sleep).toHaveBeenCalledWith(80));
  expect(await isPending(call)).toBe(true);
  wake();
  expect((await call).kind).toBe("verified");
});

describe("held answer", () => {
  test("waits until its NIK is released, others do not", async () => {
    await enqueue({ identityId, held: true, status: "not_verified", rejectFields: ["fullName"] });
    const call = issue();
    await eventually(() => expect(simulator.calls()).toHaveLength(1));
    const other = "9900000000000009";
    await control("POST", "/release", { identityId: other });
    expect((await issue({ identityId: other })).kind).toBe("verified");
    expect(await isPending(call)).toBe(true);
    await control("POST", "/release", { identityId });
    expect((await call).kind).toBe("not_verified");
  });

  test("released before its call: answered at once", async () => {
    await enqueue({ identityId, held: true });
    simulator.release(identityId);
    expect((await issue()).kind).toBe("verified");
  });

  test("everything forgotten: answered", async () => {
    await enqueue({ identityId, held: true });
    const call = issue();
    await eventually(() => expect(simulator.calls()).toHaveLength(1));
    await control("DELETE", "");
    expect((await call).kind).toBe("verified");
  });

  test("release without a NIK: refused", async () => {
    expect((await control("POST", "/release", { nik: identityId })).status).toBe(400);
  });
});

test("enqueue in the process: queued, and an impossible answer throws", async () => {
  simulator.enqueue({ identityId, status: "not_verified", rejectFields: ["fullName"] });
  expect(await issue()).toMatchObject({ kind: "not_verified", rejectFields: ["fullName"] });
  expect(() => simulator.enqueue({ identityId, httpStatus: 99 })).toThrow();
});

test("unknown fault: refused, and the known ones are named", async () => {
  const { status, body } = await control("POST", "/answers", { identityId, fault: "earthquake" });
  expect(status).toBe(400);
  const queueable = faultNames.filter((name) => name !== "refuse");
  expect(queueable.filter((name) => !body.message.includes(name))).toEqual([]);
});

test("impossible answer: refused with a sentence", async () => {
  for (const answer of [
    { identityId, fault: "earthquake" },
    { identityId, fault: "refuse" },
    { status: "verified" },
  ])
    expect(await control("POST", "/answers", answer)).toMatchObject({
      status: 400,
      body: { message: expect.any(String) },
    });
});

describe("list of calls", () => {
  test("sizes and hashes, nothing personal", async () => {
    const request = sampleRequest();
    await issue();
    const { body } = await control("GET", "/calls");
    expect(body).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        path: "/v1/certificate/issuance",
        authorized: true,
        charged: true,
        keys: [...textFields, ...photoFields],
        sha256: expect.objectContaining({ identityId: sha256(identityId) }),
        wireBytes: expect.objectContaining({ fullName: request.fullName.length }),
        photos: {
          identityImage: expect.objectContaining({
            type: "image/jpeg",
            width: 640,
            height: 640,
            sha256: sha256(request.identityImage),
          }),
          faceImage: expect.objectContaining({ bytes: request.faceImage.length }),
        },
      },
    ]);
    for (const field of textFields) expect(JSON.stringify(body)).not.toContain(request[field]);
  });

  test("narrowed by hashes", async () => {
    await issue();
    await issue({ emailAddress: "siti@example.com" });
    const lengthOf = async (query: string) => (await control("GET", `/calls?${query}`)).body.length;
    expect(await lengthOf("")).toBe(2);
    expect(await lengthOf(`email-sha256=${sha256(emailAddress)}`)).toBe(1);
    expect(await lengthOf(`emailAddress-sha256=${sha256("siti@example.com")}`)).toBe(1);
    expect(await lengthOf(`identityId-sha256=${sha256(identityId)}`)).toBe(2);
    expect(await lengthOf("email-sha256=0")).toBe(0);
  });

  test("refused by validation: not charged", async () => {
    expect(await issue({ phoneNumber: "0812" })).toEqual({ kind: "invalid", fields: ["phoneNumber"] });
    expect((await control("GET", "/calls")).body).toMatchObject([{ charged: false }]);
  });
});

describe("call", () => {
  test.each([null, "text", 7])("body %j: noted as empty", async (body) => {
    expect((await post(body)).status).toBe(400);
    expect(simulator.calls()).toMatchObject([
      { keys: [], sha256: {}, wireBytes: {}, photos: {}, charged: false },
    ]);
  });

  test("values that are no text or no photo: left out", async () => {
    await post({ identityId: 7, faceImage: 7, identityImage: "no base64!" });
    const [call] = simulator.calls();
    expect(call?.sha256).toEqual({ identityImage: sha256("no base64!") });
    expect(call?.wireBytes).toEqual({ identityImage: 10 });
    expect(call?.photos).toEqual({});
  });

  test("refused by validation: leaves the queue", async () => {
    await enqueue({ identityId, status: "not_verified" });
    expect((await issue({ phoneNumber: "0812" })).kind).toBe("invalid");
    expect((await issue()).kind).toBe("not_verified");
  });

  test("queued error: not charged; queued answer: charged", async () => {
    await enqueue({ identityId, httpStatus: 429, errorShape: "message" }, { identityId });
    await issue();
    await issue();
    expect(simulator.calls().map(({ charged, ...call }) => [charged, "fault" in call])).toEqual([
      [false, false],
      [true, false],
    ]);
  });

  test("broken off while read: noted by its NIK alone", async () => {
    await enqueue({ identityId, fault: "reset_before_read" });
    expect(await issue()).toEqual({ kind: "unknown", cause: "reset" });
    expect(simulator.calls()).toMatchObject([
      { keys: ["identityId"], authorized: false, charged: false, fault: "reset_before_read" },
    ]);
    expect((await issue()).kind).toBe("verified");
  });
});

describe("owners of e-mail and phone", () => {
  const other = "9900000000000009";
  const owning = (on: boolean) => control("POST", "/owners", { on });
  const reason = (rejectFields: string[]) => ({ kind: "verified_with_reason", rejectFields });

  test("default: none", async () => {
    await issue();
    expect(await issue({ identityId: other })).toMatchObject({ kind: "verified" });
  });

  test("first NIK charged, before it is switched on too", async () => {
    await issue();
    await owning(true);
    expect(await issue({ identityId: other })).toMatchObject(reason(["phoneNumber", "emailAddress"]));
    expect(await issue({ identityId: other, phoneNumber: "6281200000001" })).toMatchObject(
      reason(["emailAddress"]),
    );
    expect(await issue({ identityId: other, emailAddress: "siti@example.com" })).toMatchObject(
      reason(["phoneNumber"]),
    );
    expect(await issue()).toMatchObject({ kind: "verified" });
    expect(simulator.calls().map(({ charged }) => charged)).toEqual(Array(5).fill(true));
  });

  test("NIK whose call was not charged: no owner", async () => {
    await owning(true);
    await enqueue({ identityId, fault: "http_401" });
    await issue();
    expect(await issue({ identityId: other })).toMatchObject({ kind: "verified" });
  });

  test("sandbox NIKs and queued answers: as without", async () => {
    await issue();
    await owning(true);
    expect(await issue({ identityId: "1234567890111112" })).toMatchObject({ kind: "not_verified" });
    await enqueue({ identityId: other });
    expect(await issue({ identityId: other })).toMatchObject({ kind: "verified" });
  });

  test("switched off, or forgotten: none", async () => {
    await owning(true);
    await issue();
    expect(await owning(false)).toEqual({ status: 200, body: { on: false } });
    expect(await issue({ identityId: other })).toMatchObject({ kind: "verified" });
    await owning(true);
    await control("DELETE", "");
    await issue();
    expect(await issue({ identityId: other })).toMatchObject({ kind: "verified" });
    expect((await control("POST", "/owners", { on: "yes" })).status).toBe(400);
  });
});

test("control: answers what it did, or that it could not", async () => {
  const sentence = { message: expect.stringMatching(/./) };
  expect(await enqueue({ identityId }, { identityId })).toEqual({ status: 200, body: { queued: 2 } });
  expect(await control("POST", "/refusal", { ms: 0 })).toEqual({ status: 400, body: sentence });
  expect(await control("POST", "/earthquake", {})).toEqual({ status: 404, body: sentence });
  expect(await control("POST", "/refusal", { ms: 60_000 })).toEqual({
    status: 200,
    body: { refusingMs: 60_000 },
  });
});

test("forget: queue and calls", async () => {
  await issue();
  await enqueue({ identityId, fault: "http_502" });
  await control("DELETE", "");
  expect((await control("GET", "/calls")).body).toEqual([]);
  expect((await issue()).kind).toBe("verified");
});

test("refusal: port closed, nothing is sent", async () => {
  await control("POST", "/refusal", { ms: 60_000 });
  expect(await issue()).toMatchObject({ kind: "unavailable", cause: "refused" });
  expect(simulator.calls()).toEqual([]);
});

test("refusal over: port open again, on the same number", async () => {
  const opened = new Promise((resolve) => simulator.server.once("listening", resolve));
  await control("POST", "/refusal", { ms: 1 });
  await opened;
  expect((simulator.server.address() as AddressInfo).address).toBe("127.0.0.1");
  expect(await issue()).toMatchObject({ kind: "verified" });
});

test("close: refused", async () => {
  await simulator.close();
  expect(await issue()).toMatchObject({ kind: "unavailable", cause: "refused" });
});
