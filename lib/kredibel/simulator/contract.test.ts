import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAnswer } from "../answer";
import { photoFields, photoLimits, sandboxAnswers, verificationMessage, wireFields } from "../constraints";
import { paddedJpeg, sampleRequest } from "../testing/sample-request";
import { issuancePath, parseJson, validationMessage, wireError } from "../wire";
import { startSimulator } from "./simulator";

/** What Kredibel documents: `npm test` holds the simulator to it, `npm run contract` Kredibel's own sandbox. */
const { KREDIBEL_BASE_URL, KREDIBEL_API_KEY } = process.env;
const patienceMs = KREDIBEL_BASE_URL ? 90_000 : 20_000;

type Sandbox = { baseUrl: string; apiKey: string; close?: () => Promise<void> };
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await open();
  // No person has this NIK: a key for production is found out here, after one call.
  const { status, rejectFields } = sandboxAnswers["1234567890111116"];
  const { body } = await post({ ...request(), identityId: "1234567890111116" });
  expect(body, "this does not answer as the sandbox does").toMatchObject({ data: { status, rejectFields } });
}, patienceMs);
afterAll(() => sandbox?.close?.());

async function open(): Promise<Sandbox> {
  if (KREDIBEL_BASE_URL && KREDIBEL_API_KEY)
    return { baseUrl: KREDIBEL_BASE_URL.replace(/\/+$/, ""), apiKey: KREDIBEL_API_KEY };
  if (KREDIBEL_BASE_URL || KREDIBEL_API_KEY)
    throw new Error("KREDIBEL_BASE_URL and KREDIBEL_API_KEY belong together.");
  const { url, close } = await startSimulator({ apiKey: "test-key" });
  return { baseUrl: url, apiKey: "test-key", close };
}

/** A request that every documented rule accepts; the e-mail address is new, as each may belong to one NIK only. */
function request(): Record<string, string> {
  const { identityImage, faceImage, ...texts } = sampleRequest({
    emailAddress: `contoh-${randomUUID()}@example.com`,
  });
  return { ...texts, identityImage: base64(identityImage), faceImage: base64(faceImage) };
}

async function post(body: object, key = `Bearer ${sandbox.apiKey}`) {
  const response = await fetch(`${sandbox.baseUrl}${issuancePath}`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/json", authorization: key },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: parseJson(text), reading: readAnswer(response.status, { text }) };
}

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64");

/** The documented validation error, in the status range of errors, and read as a refusal of this field. */
function expectRefusal({ status, body, reading }: Awaited<ReturnType<typeof post>>, field: string): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(body).toEqual({ message: validationMessage, errors: { [field]: [expect.any(String)] } });
  expect(reading).toMatchObject({ kind: "invalid", fields: [field] });
}

describe("sandbox", { timeout: patienceMs }, () => {
  test.each(Object.entries(sandboxAnswers))("%s: answered as documented", async (identityId, answer) => {
    const { status, body, reading } = await post({ ...request(), identityId });
    expect(status).toBeGreaterThanOrEqual(200);
    expect(status).toBeLessThan(300);
    expect(body).toMatchObject({
      message: verificationMessage,
      data: {
        id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        referenceId: expect.stringMatching(/^ref_certel#/),
        status: answer.status,
        rejectFields: answer.rejectFields,
      },
    });
    expect(reading).toMatchObject({ kind: answer.status, rejectFields: answer.rejectFields });
  });

  test("any other NIK: verified", async () => {
    expect((await post(request())).reading).toMatchObject({ kind: "verified", rejectFields: [] });
  });

  test("two calls: ids of their own", async () => {
    const [first, second] = [await post(request()), await post(request())];
    const names = { id: expect.any(String), referenceId: expect.any(String) };
    expect([first.body, second.body]).toMatchObject([{ data: names }, { data: names }]);
    expect(first.body).not.toEqual(second.body);
  });
});

describe("errors", { timeout: patienceMs }, () => {
  test.each(["Bearer not-the-key", "", "not-even-a-bearer"])("key %j: refused", async (key) => {
    const { status, body, reading } = await post(request(), key);
    expect(status).toBe(401);
    expect(wireError.safeParse(body).success).toBe(true);
    expect(reading).toMatchObject({ kind: "unavailable", cause: "unauthorized", alert: true });
  });

  test.each(wireFields)("request without %s: refused for it", async (field) => {
    const { [field]: _, ...rest } = request();
    expectRefusal(await post(rest), field);
  });

  test("undocumented field: refused by name", async () => {
    const { body, reading } = await post({ ...request(), shoeSize: "42" });
    expect(body).toEqual({ message: validationMessage, errors: { shoeSize: ["Unknown field."] } });
    expect(reading).toMatchObject({ kind: "unknown", cause: "http_4xx" });
  });

  test.each([
    ["identityId", "991234567890123"],
    ["identityId", "99123456789012345"],
    ["birthDate", "28-02-1990"],
    ["birthDate", "2001-02-29"],
    ["emailAddress", "contoh"],
    ["phoneNumber", "+6281200000000"],
  ])("%s as %j: refused", async (field, value) => {
    expectRefusal(await post({ ...request(), [field]: value }), field);
  });
});

/** "KB" and "MB" are not defined: refused is what is outside of both readings, taken what is inside of both. */
describe.each(photoFields)("%s", { timeout: patienceMs }, (field) => {
  const { minWidth, minHeight, minBytes, maxBytes } = photoLimits[field];
  const send = (image: string) => post({ ...request(), [field]: image });

  test.each([minBytes, maxBytes])("%i bytes and the fewest pixels: accepted", async (bytes) => {
    const { reading } = await send(base64(paddedJpeg(minWidth, minHeight, bytes)));
    expect(reading.kind).toBe("verified");
  });

  const beyond: [name: string, photo: Uint8Array][] = [
    ["too few bytes", paddedJpeg(minWidth, minHeight, 99_999)],
    ["too many bytes", paddedJpeg(minWidth, minHeight, (maxBytes / 1_000_000) * 1024 * 1024 + 1)],
    ["too narrow", paddedJpeg(minWidth - 1, minHeight, minBytes)],
    ["too low", paddedJpeg(minWidth, minHeight - 1, minBytes)],
  ];
  test.each(beyond)("%s: refused", async (_, photo) => expectRefusal(await send(base64(photo)), field));

  test("data: prefix, or another kind of file: refused", async () => {
    const photo = base64(paddedJpeg(minWidth, minHeight, minBytes));
    expectRefusal(await send(`data:image/jpeg;base64,${photo}`), field);
    expectRefusal(await send(base64(`GIF89a${"x".repeat(minBytes)}`)), field);
  });

  test("SVG: accepted", async () => {
    const size = `width="${minWidth}" height="${minHeight}"`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><!--${" ".repeat(minBytes)}--></svg>`;
    expect((await send(base64(svg))).reading.kind).toBe("verified");
  });
});
