import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nikLength, photoFields, photoLimits, wireFields } from "./constraints";
import { noiseJpeg, paddedJpeg, sampleRequest } from "./sample-request";
import { type Simulator, startSimulator } from "./simulator";

/** What Kredibel documents is in `contract.test.ts`; here is what the simulator makes of the rest. */
const apiKey = "test-key";
const path = "/v1/certificate/issuance";
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ apiKey });
});
afterAll(() => simulator.close());

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64");
const { identityImage, faceImage, ...texts } = sampleRequest();
const valid = { ...texts, identityImage: base64(identityImage), faceImage: base64(faceImage) };

async function post(body: unknown, { key = apiKey, to = path, method = "POST" } = {}) {
  const response = await fetch(`${simulator.url}${to}`, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    ...(method === "POST" && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

const refusedFor = (...names: string[]) => ({
  status: 400,
  body: {
    message: "Input payload validation failed.",
    errors: Object.fromEntries(names.map((name) => [name, [expect.any(String)]])),
  },
});

test("a NIK that is the name of an object's own method is any other NIK", async () => {
  const answer = await post({ ...valid, identityId: "hasOwnProperty__" });
  expect(answer).toMatchObject({ status: 200, body: { data: { status: "verified" } } });
});

describe("what is no request at all", () => {
  const error = (status: number) => ({
    status,
    body: { message: expect.any(String), errors: { errorId: expect.stringMatching(/^[0-9a-f-]{36}$/) } },
  });
  test("another key", async () => expect(await post(valid, { key: "other" })).toEqual(error(401)));
  test("no key", async () => {
    const response = await fetch(`${simulator.url}${path}`, { method: "POST", body: JSON.stringify(valid) });
    expect(response.status).toBe(401);
  });
  test("another path", async () => expect(await post(valid, { to: "/v1/other" })).toEqual(error(404)));
  test("no control endpoint", async () =>
    expect(await post([], { to: "/__control/answers" })).toEqual(error(404)));
  test("another method", async () => expect(await post(null, { method: "GET" })).toEqual(error(405)));
  test.each(["", "{", "[]", "null", '"text"'])("a body of %j", async (body) => {
    expect(await post(body)).toEqual(error(400));
  });
  test("a body without end", async () => {
    expect(await post({ ...valid, faceImage: "A".repeat(12_000_000) })).toEqual(error(413));
  });
});

describe("validation", () => {
  test.each(wireFields)("%s is required, as text", async (field) => {
    const { [field]: _, ...rest } = valid;
    expect(await post(rest)).toEqual(refusedFor(field));
    expect(await post({ ...valid, [field]: 1 })).toEqual(refusedFor(field));
    expect(await post({ ...valid, [field]: "" })).toEqual(refusedFor(field));
  });

  test("each broken field is named", async () => expect(await post({})).toEqual(refusedFor(...wireFields)));

  test("a field that is not documented is unknown", async () => {
    const { status, body } = await post(
      JSON.stringify(valid).replace("{", '{"consent":"yes","__proto__":{},'),
    );
    expect(status).toBe(400);
    expect(Object.entries(body.errors)).toEqual([
      ["consent", ["Unknown field."]],
      ["__proto__", ["Unknown field."]],
    ]);
  });

  test.each([
    ["identityId", "9".repeat(nikLength - 1)],
    ["identityId", "9".repeat(nikLength + 1)],
    ["fullName", "   "],
    ["birthDate", "2001-02-29"],
    ["birthDate", "31-12-2000"],
    ["birthDate", "2000-1-1"],
    ["emailAddress", "budi"],
    ["emailAddress", "budi@"],
    ["phoneNumber", "+6281200000000"],
    ["phoneNumber", "081200000000"],
    ["phoneNumber", "62 812"],
    ["phoneNumber", "6281200"],
    ["phoneNumber", "6281200000000000"],
  ])("%s: %j is refused", async (field, value) => {
    expect(await post({ ...valid, [field]: value })).toEqual(refusedFor(field));
  });
});

describe.each(photoFields)("%s", (field) => {
  const { minWidth, minHeight, minBytes, maxBytes } = photoLimits[field];
  const send = (image: string) => post({ ...valid, [field]: image });
  const svg = (width: number, height: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><!--${" ".repeat(minBytes)}--></svg>`;

  test("is taken at both ends of its window", async () => {
    for (const bytes of [minBytes, maxBytes]) {
      const photo = paddedJpeg(minWidth, minHeight, bytes);
      expect(photo.length).toBe(bytes);
      expect((await send(base64(photo))).status).toBe(200);
    }
  });

  test("is refused beyond each end", async () => {
    for (const photo of [
      paddedJpeg(minWidth, minHeight, minBytes - 1),
      paddedJpeg(minWidth, minHeight, maxBytes + 1),
      paddedJpeg(minWidth - 1, minHeight, minBytes),
      paddedJpeg(minWidth, minHeight - 1, minBytes),
    ])
      expect(await send(base64(photo))).toEqual(refusedFor(field));
  });

  test("may be an SVG of that size, as documented", async () => {
    expect((await send(base64(svg(minWidth, minHeight)))).status).toBe(200);
    expect(await send(base64(svg(minWidth - 1, minHeight)))).toEqual(refusedFor(field));
  });

  test("is refused as anything else", async () => {
    const photo = noiseJpeg(640, 640);
    for (const image of [
      `data:image/jpeg;base64,${base64(photo)}`,
      base64(photo).replace(/.$/, "*"),
      `${base64(photo)}\n`,
      Buffer.from(photo).toString("base64url"),
      base64(`GIF89a${"x".repeat(minBytes)}`),
      base64("x".repeat(minBytes)),
      base64(photo.subarray(0, minBytes + 10)),
    ])
      expect(await send(image)).toEqual(refusedFor(field));
  });
});

test("a query changes nothing, and what is answered is JSON", async () => {
  const response = await fetch(`${simulator.url}${path}?trace=1`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}` },
    body: JSON.stringify(valid),
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json");
});

test("a port that is taken is said so", async () => {
  const { port } = new URL(simulator.url);
  await expect(startSimulator({ apiKey, port: Number(port) })).rejects.toThrow("EADDRINUSE");
});

test("closing lets go of the port, even while somebody waits for an answer", async () => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const stuck = await startSimulator({
    apiKey,
    onRequest: async () => {
      arrive();
      return true;
    },
  });
  const waiting = expect(fetch(stuck.url)).rejects.toThrow();
  await arrived;
  await Promise.all([waiting, stuck.close()]);
  await expect(fetch(stuck.url)).rejects.toThrow();
});

test("a hand on it that fails breaks the connection off, and nothing else", async () => {
  const broken = await startSimulator({
    apiKey,
    onCall: async () => {
      throw new Error("broken");
    },
  });
  for (const _ of ["first", "second"])
    await expect(fetch(`${broken.url}${path}`, { method: "POST", body: "{}" })).rejects.toThrow();
  await broken.close();
});

test("a delay holds the answer back", async () => {
  const slow = await startSimulator({ apiKey, delayMs: 60 });
  const started = performance.now();
  await fetch(`${slow.url}${path}`, { method: "POST", body: "{}" });
  expect(performance.now() - started).toBeGreaterThanOrEqual(59);
  await slow.close();
});
