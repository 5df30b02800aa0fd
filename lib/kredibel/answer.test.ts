import { describe, expect, test, vi } from "vitest";
import { readAnswer } from "./answer";
import { rejectNames, sandboxAnswers, statusNames, verificationMessage, wireFields } from "./constraints";
import type { RetryHeaders } from "./retry-after";

const errorId = "6f1c2a54-0f0e-4a53-9f5d-3c7f0e8f7a11";
const trace = { id: "history-1", referenceId: "ref_certel#1" };

const read = (status: number, body: unknown) => readAnswer(status, { text: JSON.stringify(body) });
const result = (data: object, more: object = {}) => ({
  message: verificationMessage,
  data: { ...trace, ...data },
  ...more,
});

describe("2xx of the documented shape: read by its status", () => {
  test.each(Object.values(sandboxAnswers))("$status $rejectFields", ({ status, rejectFields }) => {
    expect(read(200, result({ status, rejectFields }))).toEqual({ kind: status, ...trace, rejectFields });
  });

  test("unknown keys and reject names: kept", () => {
    const body = result(
      { status: "not_verified", rejectFields: ["retina", ...rejectNames], score: 1 },
      { extra: {} },
    );
    expect(read(201, body)).toEqual({
      kind: "not_verified",
      ...trace,
      rejectFields: ["retina", ...rejectNames],
    });
  });

  test("names too long, or with characters a database cannot keep: cut, never lost", () => {
    const status = "not_verified";
    const body = result({
      status,
      id: `\u0000${".".repeat(50_000)}`,
      referenceId: "ref\u0000_cert\nel\ud800#1",
      rejectFields: ["full\u0000Name", "x".repeat(3_000), ...Array(500).fill("birthDate")],
    });
    expect(read(200, body)).toEqual({
      kind: status,
      id: ".".repeat(199),
      referenceId: "ref_certel#1",
      rejectFields: ["fullName", "x".repeat(200), ...Array(98).fill("birthDate")],
    });
  });

  test("not_verified without a field: stays a refusal", () => {
    expect(read(200, result({ status: "not_verified", rejectFields: [] })).kind).toBe("not_verified");
  });
});

describe("2xx that is not understood: unknown, never success", () => {
  test.each([
    ["unknown status", result({ status: "pending", rejectFields: [] })],
    ["status in capitals", result({ status: "VERIFIED", rejectFields: [] })],
    ["verified with rejected fields", result({ status: "verified", rejectFields: ["fullName"] })],
    [
      "verified with a reason that is not there",
      result({ status: "verified_with_reason", rejectFields: [] }),
    ],
    ["no rejectFields", result({ status: "verified" })],
    ["rejectFields as text", result({ status: "verified", rejectFields: "" })],
    ["rejectFields of numbers", result({ status: "not_verified", rejectFields: [1] })],
  ])("%s: keeps the names that support can find it by", (_, body) => {
    expect(read(200, body)).toEqual({ kind: "unknown", cause: "not_understood", httpStatus: 200, ...trace });
  });

  test.each([
    ["no reference", { message: "", data: { id: "1", status: "verified", rejectFields: [] } }],
    [
      "empty reference",
      { message: "", data: { id: "1", status: "verified", rejectFields: [], referenceId: "" } },
    ],
    [
      "an id of nothing that can be kept",
      { message: "", data: { id: "\u0000", status: "verified", rejectFields: [], referenceId: "r" } },
    ],
    ["empty id", { message: "", data: { id: "", status: "verified", rejectFields: [], referenceId: "r" } }],
    ["no data", { message: verificationMessage }],
    ["null", null],
    ["a list", []],
    ["a text", "verified"],
  ])("%s", (_, body) => {
    expect(read(200, body)).toMatchObject({ kind: "unknown", cause: "not_understood", httpStatus: 200 });
  });

  test.each(["", "{", "<html></html>", '{"message":'])("body of %j", (text) => {
    expect(readAnswer(200, { text })).toEqual({ kind: "unknown", cause: "not_understood", httpStatus: 200 });
  });

  test.each(["timeout", "cut", "too_large"] as const)("body that did not arrive, %s", (fault) => {
    expect(readAnswer(200, { fault })).toEqual({ kind: "unknown", cause: fault, httpStatus: 200 });
  });
});

describe("validation error", () => {
  const validation = (errors: object) => ({ message: "Input payload validation failed.", errors });

  test.each(wireFields)("%s named: invalid there", (field) => {
    for (const status of [400, 422])
      expect(read(status, validation({ [field]: ["Wrong."] }))).toEqual({ kind: "invalid", fields: [field] });
  });

  test("known beside unknown fields: the known ones, and the errorId", () => {
    const body = validation({ phoneNumber: ["Wrong."], shoeSize: ["Unknown."], birthDate: [], errorId });
    expect(read(400, body)).toEqual({ kind: "invalid", fields: ["phoneNumber", "birthDate"], errorId });
  });

  test.each([
    ["unknown fields only", validation({ shoeSize: ["Unknown field."] })],
    ["a field of ours without sentences", validation({ phoneNumber: "Wrong." })],
    ["no message", { errors: { phoneNumber: ["Wrong."] } }],
    ["a list", validation([["phoneNumber"]])],
  ])("%s: unknown", (_, body) => {
    expect(read(400, body)).toEqual({ kind: "unknown", cause: "http_4xx", httpStatus: 400 });
  });

  test.each([401, 402, 404, 409, 429, 500, 503])("with status %i: no validation error", (status) => {
    expect(read(status, validation({ phoneNumber: ["Wrong."] })).kind).not.toBe("invalid");
  });
});

/** Issue by issue what a status proves, written out a second time: every status from 300 to 599 is in one of these. */
const alerting = { kind: "unavailable", alert: true };
const silent = { kind: "unavailable", alert: false };
const always: Record<number, object> = {
  401: { ...alerting, cause: "unauthorized" },
  403: { ...alerting, cause: "client_error" },
  404: { ...alerting, cause: "client_error" },
  405: { ...alerting, cause: "client_error" },
  413: { ...alerting, cause: "client_error" },
  415: { ...alerting, cause: "client_error" },
  429: { ...silent, cause: "rate_limited", retryAfterMs: 60_000 },
  431: { ...alerting, cause: "client_error" },
};
const withErrorId: Record<number, object> = {
  400: { ...alerting, cause: "client_error" },
  402: { ...alerting, cause: "no_credit" },
  422: { ...alerting, cause: "client_error" },
  500: { ...silent, cause: "server_error" },
  503: { ...silent, cause: "server_error" },
};
const unproved = (status: number) => ({
  kind: "unknown",
  cause: status < 400 ? "redirect" : status < 500 ? "http_4xx" : "http_5xx",
});
const errorStatuses = Array.from({ length: 300 }, (_, n) => 300 + n);

test.each([
  ["errorId", { message: "No.", errors: { errorId } }],
  ["errorType", { message: "No.", errors: { errorId, errorType: "internal_error" } }],
])("every error status with %s: not processed by its row alone", (_, body) => {
  for (const httpStatus of errorStatuses)
    expect(read(httpStatus, body)).toEqual({
      ...(always[httpStatus] ?? withErrorId[httpStatus] ?? unproved(httpStatus)),
      httpStatus,
      errorId,
    });
});

const withoutErrorId = [
  "",
  "<html></html>",
  "{}",
  "null",
  '{"message":"No."}',
  '{"message":1}',
  '{"message":"No.","errors":{}}',
  '{"message":"No.","errors":{"errorId":""}}',
  '{"message":"No.","errors":{"errorId":7}}',
  `{"message":"No.","errorId":"${errorId}"}`,
  `{"errors":{"errorId":"${errorId}"}}`,
  `{"message":"No.","errors":{"errorId":"${errorId}","errorId":"${errorId}"}}`,
  `{"message":"No.","errors":{"errorId":"${errorId}"}`,
];
test.each([...withoutErrorId.map((text) => ({ text })), { fault: "cut" }, { fault: "timeout" }] as const)(
  "every error status with %j: only what the status alone proves",
  (body) => {
    for (const httpStatus of errorStatuses)
      expect(readAnswer(httpStatus, body)).toEqual({
        ...(always[httpStatus] ?? unproved(httpStatus)),
        httpStatus,
      });
  },
);

test("error's name for support: cut to what can be kept", () => {
  const errors = { errorId: `\u0000${"e".repeat(5_000)}` };
  expect(read(500, { message: "No.", errors })).toMatchObject({ errorId: "e".repeat(199) });
});

test.each([100, 101, 199, 600, 999])("status %i: unknown, whatever the body says", (httpStatus) => {
  expect(read(httpStatus, result({ status: "verified", rejectFields: [] }))).toEqual({
    kind: "unknown",
    cause: "not_understood",
    httpStatus,
  });
});

describe("429: says how long to wait", () => {
  const date = "Mon, 02 Mar 2026 09:00:00 GMT";
  test.each<[RetryHeaders, number]>([
    [{ "retry-after": "120" }, 120_000],
    [{ "retry-after": "0" }, 1_000],
    [{ "retry-after": "86400" }, 3_600_000],
    [{ "retry-after": "9".repeat(400) }, 3_600_000],
    [{ "retry-after": "Mon, 02 Mar 2026 09:00:30 GMT", date }, 30_000],
    [{ "retry-after": "Mon, 02 Mar 2026 08:00:00 GMT", date }, 1_000],
    [{ "retry-after": "Tue, 03 Mar 2026 09:00:00 GMT", date }, 3_600_000],
    // Without the answer's own date our clock's, which stands at 09:00:10.
    [{ "retry-after": "Mon, 02 Mar 2026 09:00:30 GMT" }, 20_000],
    [{ "retry-after": "Mon, 02 Mar 2026 09:00:30 GMT", date: "9" }, 20_000],
    [{}, 60_000],
    ...["", "soon", "-5", "1.5", "2026-03-02", "9 GMT x", "5s", "x GMT"].map(
      (given): [RetryHeaders, number] => [{ "retry-after": given, date }, 60_000],
    ),
  ])("%j: %i ms", (headers, retryAfterMs) => {
    vi.useFakeTimers({ now: Date.parse("2026-03-02T09:00:10Z") });
    expect(readAnswer(429, { text: "" }, headers)).toMatchObject({ retryAfterMs });
    vi.useRealTimers();
  });
});

describe("JSON of an answer", () => {
  const verified = JSON.stringify(result({ status: "verified", rejectFields: [] }));
  const readText = (text: string) => readAnswer(200, { text });

  test("byte-order mark: passed over, once", () => {
    expect(readText(`\uFEFF${verified}`).kind).toBe("verified");
    expect(readText(`\uFEFF\uFEFF${verified}`).kind).toBe("unknown");
  });

  test.each([
    ["at the top", verified.replace("{", '{"message":"x",')],
    ["beside the status", verified.replace('"status"', '"status":"not_verified","status"')],
    ["with the same value", verified.replace('"status"', '"status":"verified","status"')],
    ["spelt with an escape", verified.replace('"status"', '"st\\u0061tus":"not_verified","status"')],
    ["apart from its colon", verified.replace('"status"', '"status" \n\t:"not_verified","status"')],
    ["where nothing is read", verified.replace("{", '{"more":[{"a":1,"a":2}],')],
    ["named __proto__", verified.replace("{", '{"__proto__":1,"__proto__":2,')],
  ])("key doubled %s: unknown", (_, text) => {
    expect(JSON.parse(text)).toMatchObject({ data: trace });
    expect(readText(text)).toEqual({ kind: "unknown", cause: "not_understood", httpStatus: 200 });
  });

  test.each([
    '"more":{"message":{"message":[{"a":1},{"a":2}]}}',
    '"a\\"":1,"a":2',
    '"text":"\\",\\"status\\":\\"x\\\\"',
    '"text":" : ","":1',
    '"__proto__":{"status":"x"}',
    `"long":"${"x\\n".repeat(150_000)}"`,
  ])("no key doubled in one object: read (%#)", (more) => {
    expect(readText(verified.replace("{", `{${more},`)).kind).toBe("verified");
  });

  test("nested beyond what a stack holds: unknown", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(readText(verified.replace("{", `{"more":${deep},`)).kind).toBe("unknown");
  });
});

test("documented statuses: each is answered to some sandbox NIK", () => {
  expect(
    statusNames.filter((status) => Object.values(sandboxAnswers).some((answer) => answer.status === status)),
  ).toEqual(statusNames);
});
