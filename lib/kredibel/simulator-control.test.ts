import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { issueCertificate } from "./client";
import { photoFields, textFields } from "./constraints";
import { sampleRequest } from "./sample-request";
import { sha256 } from "./simulator-calls";
import { type ControlledSimulator, type QueuedAnswer, startControlledSimulator } from "./simulator-control";

const apiKey = "test-key";
let simulator: ControlledSimulator;
beforeEach(async () => {
  simulator = await startControlledSimulator({ apiKey });
});
afterEach(() => simulator.close());

const { identityId, emailAddress } = sampleRequest();
const issue = (changes = {}) =>
  issueCertificate(sampleRequest(changes), { baseUrl: simulator.url, apiKey, timeoutMs: 5_000 });

async function control(method: string, path: string, body?: unknown) {
  const response = await fetch(`${simulator.url}/__control${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}
const enqueue = (...answers: QueuedAnswer[]) => control("POST", "/answers", answers);

test("queued answers are given in order to their NIK, then the documented ones again", async () => {
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
  ["message", { kind: "unavailable", httpStatus: 429 }],
  ["error_id", { kind: "unavailable", httpStatus: 429, errorId: expect.any(String) }],
  ["error_type", { kind: "unavailable", httpStatus: 429, errorId: expect.any(String) }],
  ["validation", { kind: "invalid", fields: ["fullName"] }],
] as const)("error shape %s", async (errorShape, answer) => {
  await enqueue({ identityId, httpStatus: 429, errorShape, errorFields: ["fullName"] });
  expect(await issue()).toMatchObject(answer);
});

test("a delay is kept", async () => {
  await enqueue({ identityId, delayMs: 80 });
  const started = performance.now();
  expect((await issue()).kind).toBe("verified");
  expect(performance.now() - started).toBeGreaterThanOrEqual(79);
});

test("a queued answer that nobody could play is refused with a sentence", async () => {
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

describe("the list of calls", () => {
  test("has sizes and hashes, and nothing personal", async () => {
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

  test("can be narrowed by hashes", async () => {
    await issue();
    await issue({ emailAddress: "siti@example.com" });
    const lengthOf = async (query: string) => (await control("GET", `/calls?${query}`)).body.length;
    expect(await lengthOf("")).toBe(2);
    expect(await lengthOf(`email-sha256=${sha256(emailAddress)}`)).toBe(1);
    expect(await lengthOf(`emailAddress-sha256=${sha256("siti@example.com")}`)).toBe(1);
    expect(await lengthOf(`identityId-sha256=${sha256(identityId)}`)).toBe(2);
    expect(await lengthOf("email-sha256=0")).toBe(0);
  });

  test("counts no charge for what validation refuses", async () => {
    expect(await issue({ phoneNumber: "0812" })).toEqual({ kind: "invalid", fields: ["phoneNumber"] });
    expect((await control("GET", "/calls")).body).toMatchObject([{ charged: false }]);
  });
});

describe("a call", () => {
  const post = (body: unknown) =>
    fetch(`${simulator.url}/v1/certificate/issuance`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}` },
      body: JSON.stringify(body),
    });

  test.each([null, "text", 7])("that is no object, but %j, is noted as empty", async (body) => {
    expect((await post(body)).status).toBe(400);
    expect(simulator.calls()).toMatchObject([
      { keys: [], sha256: {}, wireBytes: {}, photos: {}, charged: false },
    ]);
  });

  test("is noted as far as its values are text, and photos", async () => {
    await post({ identityId: 7, faceImage: 7, identityImage: "no base64!" });
    const [call] = simulator.calls();
    expect(call?.sha256).toEqual({ identityImage: sha256("no base64!") });
    expect(call?.wireBytes).toEqual({ identityImage: 10 });
    expect(call?.photos).toEqual({});
  });

  test("that validation refuses leaves the queue as it is", async () => {
    await enqueue({ identityId, status: "not_verified" });
    expect((await issue({ phoneNumber: "0812" })).kind).toBe("invalid");
    expect((await issue()).kind).toBe("not_verified");
  });

  test("that is answered with an error by request is not charged; one that is answered is", async () => {
    await enqueue({ identityId, httpStatus: 429, errorShape: "message" }, { identityId });
    await issue();
    await issue();
    expect(simulator.calls().map(({ charged, ...call }) => [charged, "fault" in call])).toEqual([
      [false, false],
      [true, false],
    ]);
  });

  test("that is broken off while it is read is noted by its NIK alone", async () => {
    await enqueue({ identityId, fault: "reset_before_read" });
    expect(await issue()).toEqual({ kind: "unknown", cause: "reset" });
    expect(simulator.calls()).toMatchObject([
      { keys: ["identityId"], authorized: false, charged: false, fault: "reset_before_read" },
    ]);
    expect((await issue()).kind).toBe("verified");
  });
});

test("says what it did, or that it could not", async () => {
  const sentence = { message: expect.stringMatching(/./) };
  expect(await enqueue({ identityId }, { identityId })).toEqual({ status: 200, body: { queued: 2 } });
  expect(await control("POST", "/refusal", { ms: 0 })).toEqual({ status: 400, body: sentence });
  expect(await control("POST", "/earthquake", {})).toEqual({ status: 404, body: sentence });
  expect(await control("POST", "/refusal", { ms: 60_000 })).toEqual({
    status: 200,
    body: { refusingMs: 60_000 },
  });
});

test("forgets queue and calls", async () => {
  await issue();
  await enqueue({ identityId, fault: "http_502" });
  await control("DELETE", "");
  expect((await control("GET", "/calls")).body).toEqual([]);
  expect((await issue()).kind).toBe("verified");
});

test("the port can be closed: nothing is sent", async () => {
  await control("POST", "/refusal", { ms: 60_000 });
  expect(await issue()).toMatchObject({ kind: "unavailable", cause: "refused" });
  expect(simulator.calls()).toEqual([]);
});

test("the port opens again, on the same number", async () => {
  const opened = new Promise((resolve) => simulator.server.once("listening", resolve));
  await control("POST", "/refusal", { ms: 1 });
  await opened;
  expect(await issue()).toMatchObject({ kind: "verified" });
});
