import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test, vi } from "vitest";
import {
  nikLength,
  type PhotoField,
  photoFields,
  photoLimits,
  sandboxAnswers,
  type TextField,
  wireFields,
} from "../constraints";
import { noiseJpeg, paddedJpeg, sampleRequest } from "../testing/sample-request";
import { startSimulator } from "./simulator";

vi.mock("node:timers/promises", async (original) => {
  const timers = await original<typeof import("node:timers/promises")>();
  return { ...timers, setTimeout: vi.fn(timers.setTimeout) };
});

/** What Kredibel documents is in `contract.test.ts`; here is what the simulator makes of the rest. */
const apiKey = "test-key";
const path = "/v1/certificate/issuance";
// No hook: one that fails skips its tests, and `npm run mutation` counts only tests that fail.
const started = startSimulator({ apiKey });
afterAll(async () => (await started).close());

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64");
const { identityImage, faceImage, ...texts } = sampleRequest();
const valid = { ...texts, identityImage: base64(identityImage), faceImage: base64(faceImage) };

async function post(
  body: unknown,
  { key = apiKey, to = path, method = "POST", type = "application/json" } = {},
) {
  const { url } = await started;
  const response = await fetch(`${url}${to}`, {
    method,
    // A connection that is kept may be closed by the server while a photo is made.
    headers: { authorization: `Bearer ${key}`, "content-type": type, connection: "close" },
    ...(method === "POST" && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

/** The documented answer to fields that are wrong: each with what is said of it. */
const refused = (sentences: Record<string, string>) => ({
  status: 400,
  body: {
    message: "Input payload validation failed.",
    errors: Object.fromEntries(Object.entries(sentences).map(([name, sentence]) => [name, [sentence]])),
  },
});

/** What is said of a text that its rule refuses. */
const sentences: Record<TextField, string> = {
  identityId: "Must be exactly 16 digits.",
  fullName: "Field may not be empty.",
  birthDate: "Must be a date as yyyy-mm-dd.",
  emailAddress: "Not a valid email address.",
  phoneNumber: "Must be 8 to 15 digits that start with a country code, without +.",
};

test.each(Object.entries(sandboxAnswers))(
  "NIK %s: answered as the table says",
  async (identityId, answer) => {
    expect(await post({ ...valid, identityId })).toMatchObject({ status: 200, body: { data: answer } });
  },
);

describe("no request at all: refused with an errorId", () => {
  const messages = {
    400: "Request body is not a JSON object.",
    401: "Unauthorized.",
    404: "Not found.",
    405: "Method not allowed.",
    413: "Request entity too large.",
    415: "Content-Type must be application/json.",
  };
  const error = (status: keyof typeof messages) => ({
    status,
    body: { message: messages[status], errors: { errorId: expect.stringMatching(/^[0-9a-f-]{36}$/) } },
  });
  test("another key", async () => expect(await post(valid, { key: "other" })).toEqual(error(401)));
  test("no key", async () => {
    const { url } = await started;
    const response = await fetch(`${url}${path}`, { method: "POST", body: JSON.stringify(valid) });
    expect(response.status).toBe(401);
  });
  test("another path", async () => expect(await post(valid, { to: "/v1/other" })).toEqual(error(404)));
  test("no control endpoint", async () =>
    expect(await post([], { to: "/__control/answers" })).toEqual(error(404)));
  test("another method", async () => expect(await post(null, { method: "GET" })).toEqual(error(405)));
  test.each([
    "text/plain",
    "application/jsonp",
    "text/application/json",
    "application/x-www-form-urlencoded",
    "",
  ])("Content-Type %j", async (type) => expect(await post(valid, { type })).toEqual(error(415)));
  test.each(["application/json; charset=utf-8", "Application/JSON ;charset=utf-8"])(
    "Content-Type %j: accepted",
    async (type) => expect((await post(valid, { type })).status).toBe(200),
  );
  test.each(["", "{", "[]", "null", '"text"'])("body of %j", async (body) => {
    expect(await post(body)).toEqual(error(400));
  });
  test("body without end", async () => {
    expect(await post({ ...valid, faceImage: "A".repeat(12_000_000) })).toEqual(error(413));
  });
});

describe("validation", () => {
  test.each(wireFields)("%s: required, as text", async (field) => {
    const { [field]: _, ...rest } = valid;
    expect(await post(rest)).toEqual(refused({ [field]: "Missing data for required field." }));
    expect(await post({ ...valid, [field]: 1 })).toEqual(refused({ [field]: "Not a valid string." }));
    const empty: Record<string, string> = { ...sentences };
    expect(await post({ ...valid, [field]: "" })).toEqual(
      refused({ [field]: empty[field] ?? "Field may not be empty." }),
    );
  });

  test("several broken fields: each is named", async () => {
    const missing = wireFields.map((field) => [field, "Missing data for required field."]);
    expect(await post({})).toEqual(refused(Object.fromEntries(missing)));
  });

  test("undocumented field: unknown", async () => {
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
    ["identityId", `x${"9".repeat(nikLength - 1)}`],
    ["identityId", `${"9".repeat(nikLength - 1)}x`],
    ["identityId", "hasOwnProperty__"],
    ["identityId", "٩".repeat(nikLength)],
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
    ["phoneNumber", "x6281200000000"],
    ["phoneNumber", "6281200000000x"],
    ["phoneNumber", "6281200000000000"],
  ] as const)("%s as %j: refused", async (field, value) => {
    expect(await post({ ...valid, [field]: value })).toEqual(refused({ [field]: sentences[field] }));
  });
});

describe.each(photoFields)("%s", (field) => {
  const { minWidth, minHeight, minBytes, maxBytes } = photoLimits[field];
  const send = (image: string) => post({ ...valid, [field]: image });
  const svg = (width: number, height: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><!--${" ".repeat(minBytes)}--></svg>`;

  test("both ends of its window: accepted", async () => {
    for (const bytes of [minBytes, maxBytes]) {
      const photo = paddedJpeg(minWidth, minHeight, bytes);
      expect(photo.length).toBe(bytes);
      expect((await send(base64(photo))).status).toBe(200);
    }
  });

  test("beyond each end: refused", async () => {
    const tooSmall = (width: number, height: number) =>
      `Must be at least ${minWidth} × ${minHeight} px, not ${width} × ${height}.`;
    const beyond: [photo: Uint8Array, sentence: string][] = [
      [
        paddedJpeg(minWidth, minHeight, minBytes - 1),
        `Must be at least ${minBytes} bytes, not ${minBytes - 1}.`,
      ],
      [
        paddedJpeg(minWidth, minHeight, maxBytes + 1),
        `Must be at most ${maxBytes} bytes, not ${maxBytes + 1}.`,
      ],
      [paddedJpeg(minWidth - 1, minHeight, minBytes), tooSmall(minWidth - 1, minHeight)],
      [paddedJpeg(minWidth, minHeight - 1, minBytes), tooSmall(minWidth, minHeight - 1)],
    ];
    for (const [photo, sentence] of beyond)
      expect(await send(base64(photo))).toEqual(refused({ [field]: sentence }));
  });

  test("SVG of that size: accepted, as documented", async () => {
    expect((await send(base64(svg(minWidth, minHeight)))).status).toBe(200);
    expect(await send(base64(svg(minWidth - 1, minHeight)))).toEqual(
      refused({
        [field]: `Must be at least ${minWidth} × ${minHeight} px, not ${minWidth - 1} × ${minHeight}.`,
      }),
    );
  });

  test("anything else: refused", async () => {
    const photo = noiseJpeg(640, 640);
    const encoding = "Must be base64 without a data: prefix.";
    const type = "Must be a JPG, JPEG, PNG or SVG image.";
    const others: [image: string, sentence: string][] = [
      [`data:image/jpeg;base64,${base64(photo)}`, encoding],
      [base64(photo).replace(/.$/, "*"), encoding],
      [`${base64(photo)}\n`, encoding],
      [`*${base64(photo).slice(1)}`, encoding],
      [`=${base64(photo).slice(1)}`, encoding],
      [base64(photo).slice(0, -1), encoding],
      [Buffer.from(photo).toString("base64url"), encoding],
      [base64(`GIF89a${"x".repeat(minBytes)}`), type],
      [base64("x".repeat(minBytes)), type],
      [base64(photo.subarray(0, minBytes + 10)), "Image cannot be read."],
    ];
    for (const [image, sentence] of others) expect(await send(image)).toEqual(refused({ [field]: sentence }));
  });
});

test("both photos at their ceiling: accepted", async () => {
  const largest = (field: PhotoField) => base64(paddedJpeg(640, 640, photoLimits[field].maxBytes));
  const body = { ...valid, identityImage: largest("identityImage"), faceImage: largest("faceImage") };
  expect((await post(body)).status).toBe(200);
});

test("query: ignored, and the answer is JSON", async () => {
  const { url } = await started;
  const response = await fetch(`${url}${path}?trace=1`, {
    method: "POST",
    headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    body: JSON.stringify(valid),
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/json");
});

test("address: this machine only", async () => {
  const { url, server } = await started;
  const { address, port } = server.address() as AddressInfo;
  expect({ address, url }).toEqual({ address: "127.0.0.1", url: `http://127.0.0.1:${port}` });
});

test("port taken: rejected", async () => {
  const { port } = new URL((await started).url);
  await expect(startSimulator({ apiKey, port: Number(port) })).rejects.toThrow("EADDRINUSE");
});

test("close: frees the port, even while a call waits for its answer", async () => {
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

test("onCall: sees each call with its documented answer, and may let it go on", async () => {
  const seen: unknown[] = [];
  const watched = await startSimulator({
    apiKey,
    onCall: async ({ request, body, authorized, reply }) => {
      seen.push({ path: request.url, body, authorized, status: reply.status });
      return false;
    },
  });
  const answer = await fetch(`${watched.url}${path}`, { method: "POST", body: '{"a":1}' });
  expect(answer.status).toBe(401);
  expect(seen).toEqual([{ path, body: { a: 1 }, authorized: false, status: 401 }]);
  await watched.close();
});

test("onCall that throws: breaks its connection off, and nothing else", async () => {
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

test("delayMs: the answer waits for it", async () => {
  const slow = await startSimulator({ apiKey, delayMs: 60 });
  let wake = () => {};
  vi.mocked(sleep).mockReturnValueOnce(
    new Promise<void>((resolve) => {
      wake = resolve;
    }),
  );
  const call = fetch(`${slow.url}${path}`, { method: "POST", body: "{}" });
  await vi.waitFor(() => expect(sleep).toHaveBeenLastCalledWith(60), { timeout: 15_000 });
  const other = post(valid).then(() => "other");
  expect(await Promise.race([call, other])).toBe("other");
  wake();
  expect((await call).status).toBe(401);
  await slow.close();
});
