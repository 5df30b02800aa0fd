import { request } from "node:http";
import { expect } from "@playwright/test";
import * as z from "zod";
import type { ExampleCall } from "../../lib/server/api/examples";

type Example = { value: Record<string, unknown>; "x-call"?: ExampleCall };
type Content = Record<string, { schema: { $ref: string }; examples: Record<string, Example> }>;
type Operation = { responses: Record<string, { content: Content }> };
type File = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Parameters<typeof z.fromJSONSchema>[0]> };
};

type Told = { status: number; type: string | undefined; body: Record<string, unknown> };

/** `ran`: answered as the file says. `unrun`: the names of problems that no single call brings about. */
export type ContractRun = { ran: string[]; unrun: Set<string> };

/** @param filledIn what stands in braces in the calls */
export async function runExamples(url: string, filledIn: Record<string, string>): Promise<ContractRun> {
  const file: File = await (await fetch(`${url}/api/v1/openapi.json`)).json();
  const run: ContractRun = { ran: [], unrun: new Set() };
  for (const [path, methods] of Object.entries(file.paths))
    for (const [method, { responses }] of Object.entries(methods))
      for (const [status, { content }] of Object.entries(responses).sort(madeFirst))
        for (const [type, { schema, examples }] of Object.entries(content))
          for (const [name, { value, "x-call": call }] of Object.entries(examples)) {
            const title = `${method} ${path} ${status} ${name}`;
            if (!call) {
              run.unrun.add(name);
              continue;
            }
            const told = await makeCall(url, call, filledIn);
            expect({ title, status: told.status, type: told.type }).toEqual({
              title,
              status: Number(status),
              type,
            });
            const described = file.components.schemas[schema.$ref.replace(/.*\//, "")];
            expect(z.fromJSONSchema(described ?? false).safeParse(told.body).error, title).toBeUndefined();
            if (name === "one")
              expect(Object.keys(told.body).sort(), title).toEqual(Object.keys(value).sort());
            else expect({ ...told.body, requestId: value.requestId }, title).toEqual(value);
            run.ran.push(title);
          }
  return run;
}

/** 201 before 200, which tells of the same session once more. */
const madeFirst = ([a]: [string, unknown], [b]: [string, unknown]) =>
  Number(b === "201") - Number(a === "201");

/** `fetch` sends no body with a GET. */
function makeCall(url: string, call: ExampleCall, filledIn: Record<string, string>): Promise<Told> {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (braces, name) => filledIn[name] ?? braces);
  const { method, body = "", bodyBytes } = call;
  const text = bodyBytes ? " ".repeat(bodyBytes) : body;
  const headers = Object.fromEntries(Object.entries(call.headers).map(([name, one]) => [name, fill(one)]));
  return new Promise((resolve, reject) => {
    const sent = request(url + fill(call.path), {
      method,
      headers: { ...headers, ...(text && { "content-length": text.length }) },
      agent: false,
    });
    sent.on("response", async (answer) => {
      const said = (await answer.toArray()).join("");
      const { statusCode = 0, headers: told } = answer;
      resolve({ status: statusCode, type: told["content-type"], body: JSON.parse(said) });
    });
    sent.on("error", reject);
    sent.end(text);
  });
}
