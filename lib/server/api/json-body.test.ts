import { expect, test } from "vitest";
import * as z from "zod";
import { readJsonBody } from "./json-body";

const schema = z.strictObject({ ref: z.string().optional() });
const read = (body: string, type?: string) =>
  readJsonBody(
    new Request("http://localhost/", {
      method: "POST",
      body: new TextEncoder().encode(body),
      headers: type === undefined ? {} : { "content-type": type },
    }),
    schema,
  );

test.each([
  ["{}", "application/json", {}],
  ['{"ref":"a"}', "Application/JSON; charset=utf-8", { ref: "a" }],
  ["", undefined, {}],
] as const)("JSON body: %j as %s is taken", async (text, type, body) => {
  expect(await read(text, type)).toEqual({ body });
});

test.each([
  ["{}", undefined, { problem: "content_type" }],
  ["ref=a", "application/x-www-form-urlencoded", { problem: "content_type" }],
  ["{", "application/json", { problem: "not_json" }],
  ['{"ref":7}', "application/json", { problem: "invalid", field: "ref" }],
  ['{"id":7}', "application/json", { problem: "invalid", field: "id" }],
  ['{"__proto__":{"ref":"a"}}', "application/json", { problem: "invalid", field: "__proto__" }],
  ["[]", "application/json", { problem: "invalid", field: "body" }],
] as const)("JSON body: %j as %s is refused", async (text, type, problem) => {
  expect(await read(text, type)).toMatchObject(problem);
});
