import { describe, expect, test } from "vitest";
import { readAnswer } from "./answer";
import { rejectNames, sandboxAnswers, statuses, verificationMessage, wireFields } from "./constraints";

const errorId = "6f1c2a54-0f0e-4a53-9f5d-3c7f0e8f7a11";
const trace = { id: "history-1", referenceId: "ref_certel#1" };

const read = (status: number, body: unknown) => readAnswer(status, { text: JSON.stringify(body) });
const result = (data: object, more: object = {}) => ({
  message: verificationMessage,
  data: { ...trace, ...data },
  ...more,
});

describe("a 2xx answer of the documented shape is read by its status", () => {
  test.each(Object.values(sandboxAnswers))("$status $rejectFields", ({ status, rejectFields }) => {
    expect(read(200, result({ status, rejectFields }))).toEqual({ kind: status, ...trace, rejectFields });
  });

  test("with keys and reject names that nobody knows yet", () => {
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

  test("with names longer than any, or with characters that a database cannot keep: cut, never lost", () => {
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

  test("not_verified without a field stays Kredibel's refusal", () => {
    expect(read(200, result({ status: "not_verified", rejectFields: [] })).kind).toBe("not_verified");
  });
});

describe("a 2xx answer that is not understood is unknown, never success", () => {
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
  ])("%s, keeping the names that support can find it by", (_, body) => {
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

  test.each(["", "{", "<html></html>", '{"message":'])("a body of %j", (text) => {
    expect(readAnswer(200, { text })).toEqual({ kind: "unknown", cause: "not_understood", httpStatus: 200 });
  });

  test.each(["timeout", "cut", "too_large"] as const)("a body that did not arrive: %s", (fault) => {
    expect(readAnswer(200, { fault })).toEqual({ kind: "unknown", cause: fault, httpStatus: 200 });
  });
});

describe("a validation error", () => {
  const validation = (errors: object) => ({ message: "Input payload validation failed.", errors });

  test.each(wireFields)("that names %s is invalid there", (field) => {
    for (const status of [400, 422])
      expect(read(status, validation({ [field]: ["Wrong."] }))).toEqual({ kind: "invalid", fields: [field] });
  });

  test("names the known fields beside unknown ones, and keeps its errorId", () => {
    const body = validation({
      phoneNumber: ["Wrong."],
      shoeSize: ["Unknown field."],
      birthDate: ["Wrong."],
      errorId,
    });
    expect(read(400, body)).toEqual({ kind: "invalid", fields: ["phoneNumber", "birthDate"], errorId });
  });

  test("that names unknown fields only is for the operator", () => {
    expect(read(400, validation({ shoeSize: ["Unknown field."] }))).toEqual({
      kind: "unavailable",
      cause: "unknown_field",
      alert: true,
      httpStatus: 400,
    });
  });
});

const errorShapes = [
  ["message", { message: "No." }, {}],
  ["errorId", { message: "No.", errors: { errorId } }, { errorId }],
  ["errorType", { message: "No.", errors: { errorId, errorType: "internal_error" } }, { errorId }],
] as const;

describe.each(errorShapes)("an error with %s", (_, body, kept) => {
  test.each([400, 402, 403, 404, 405, 409, 413, 415, 422, 429, 451, 499])(
    "%i is unavailable, with an alert",
    (httpStatus) => {
      expect(read(httpStatus, body)).toEqual({
        kind: "unavailable",
        cause: "client_error",
        alert: true,
        httpStatus,
        ...kept,
      });
    },
  );

  test("401 says that the key is refused", () => {
    expect(read(401, body)).toEqual({
      kind: "unavailable",
      cause: "unauthorized",
      alert: true,
      httpStatus: 401,
      ...kept,
    });
  });

  test("408 is unknown", () => {
    expect(read(408, body)).toEqual({ kind: "unknown", cause: "http_408", httpStatus: 408, ...kept });
  });

  test.each([500, 503])("%i is not processed", (httpStatus) => {
    expect(read(httpStatus, body)).toEqual({
      kind: "unavailable",
      cause: "server_error",
      alert: false,
      httpStatus,
      ...kept,
    });
  });

  test.each([501, 502, 504, 520, 599])("%i is unknown even so", (httpStatus) => {
    expect(read(httpStatus, body)).toEqual({ kind: "unknown", cause: "http_5xx", httpStatus, ...kept });
  });
});

test("an error's name for support is cut to what can be kept", () => {
  const errors = { errorId: `\u0000${"e".repeat(5_000)}` };
  expect(read(500, { message: "No.", errors })).toMatchObject({ errorId: "e".repeat(199) });
});

test.each([500, 502, 503, 504])("a bare %i is unknown", (httpStatus) => {
  for (const text of ["", "<html></html>", "{}", '{"message":1}', "null"])
    expect(readAnswer(httpStatus, { text })).toEqual({ kind: "unknown", cause: "http_5xx", httpStatus });
});

test.each([300, 301, 302, 303, 307, 308])("%i is unavailable, with an alert", (httpStatus) => {
  expect(readAnswer(httpStatus, { text: "" })).toEqual({
    kind: "unavailable",
    cause: "redirect",
    alert: true,
    httpStatus,
  });
});

test.each([100, 101, 199])("%i is no answer yet, whatever its body says", (httpStatus) => {
  expect(read(httpStatus, result({ status: "verified", rejectFields: [] }))).toEqual({
    kind: "unknown",
    cause: "not_understood",
    httpStatus,
  });
});

test("4xx and 3xx are decided by their status even where the body is cut", () => {
  for (const status of [302, 401, 429]) expect(readAnswer(status, { fault: "cut" }).kind).toBe("unavailable");
});

test("every documented status can be reached", () => {
  expect(
    statuses.filter((status) => Object.values(sandboxAnswers).some((answer) => answer.status === status)),
  ).toEqual([...statuses]);
});
