import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type ProblemKind, problemNames, problems } from "../../sessions/problem";
import { access } from "../../staff/access";
import { everyCall, openApi, operations } from "./description";

const api = join(import.meta.dirname, "../../../app");

/** `GET /api/v1/…` for each handler that the app has. */
function handlers(): string[] {
  const files = readdirSync(join(api, "api/v1"), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => file.endsWith("route.ts"))
    .flatMap((file) => {
      const code = readFileSync(join(api, "api/v1", file), "utf8");
      const path = `/api/v1/${file.replace(/\/route\.ts$/, "").replace(/\[(\w+)\]/g, "{$1}")}`;
      const methods = [...code.matchAll(/export (?:async function|const|function) ([A-Z]+)\b/g)];
      return methods.map(([, method]) => `${method} ${path}`);
    });
}

describe("OpenAPI", () => {
  const file = openApi();
  const text = JSON.stringify(file);

  test("a path for each route that wants a scope, with each method it has", () => {
    const said = Object.entries(file.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(said.length).toBeGreaterThan(0);
    const open = ["GET /api/v1/openapi.json"];
    expect([...said, ...open].sort()).toEqual(handlers().sort());
    const places = Object.entries(access).filter(([, rule]) => typeof rule === "object");
    expect(Object.keys(operations).sort()).toEqual(places.map(([place]) => place).sort());
  });

  test("every problem is said of some call", () => {
    const own = Object.values(operations).flatMap((methods) =>
      Object.values(methods).flatMap((one) => one.problems),
    );
    expect(new Set<ProblemKind>([...everyCall, ...own])).toEqual(new Set(problemNames));
    const responses = Object.values(file.paths).flatMap((methods) =>
      Object.values(methods).flatMap((one) => Object.keys((one as { responses: object }).responses)),
    );
    for (const name of problemNames) expect(responses).toContain(String(problems[name].status));
  });

  test("every reference leads to a schema, to which fields may be added", () => {
    const references = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect(references.length).toBeGreaterThan(5);
    for (const name of references) expect(file.components.schemas[`${name}`]).toBeDefined();
    const { NewSession, ...answered } = file.components.schemas;
    for (const schema of Object.values(answered))
      expect(schema).toMatchObject({ type: "object", required: expect.any(Array) });
    expect(JSON.stringify(answered)).not.toContain("additionalProperties");
    expect(NewSession).toMatchObject({ type: "object", additionalProperties: false });
  });

  test("an example for each answer, each problem of each operation and each body", () => {
    type Content = Record<string, { examples: object }>;
    type Described = { responses: Record<string, { content: Content }>; requestBody?: { content: Content } };
    let seen = 0;
    for (const [place, methods] of Object.entries(operations))
      for (const [method, { problems: own, body }] of Object.entries(methods)) {
        const path = place.replace(/^route /, "").replace(/\[(\w+)\]/g, "{$1}");
        const { responses = {}, requestBody }: Partial<Described> = file.paths[path]?.[method] ?? {};
        const contents = Object.values(responses).flatMap(({ content }) => Object.values(content));
        const bodies = Object.values(requestBody?.content ?? {});
        expect(bodies).toHaveLength(body ? 1 : 0);
        for (const { examples } of [...contents, ...bodies]) expect(examples).not.toEqual({});
        const names = contents.flatMap(({ examples }) => Object.keys(examples));
        expect(names.filter((name) => name !== "one").sort()).toEqual([...everyCall, ...own].sort());
        seen += names.length;
      }
    expect(seen).toBeGreaterThanOrEqual(60);
  });

  test("a published linter finds nothing, by its strictest common rules", () => {
    const linter = join(import.meta.dirname, "../../../scripts/lint-openapi.mjs");
    const lint = (input: string) =>
      JSON.parse(execFileSync(process.execPath, [linter], { input }).toString());
    expect(lint(text)).toEqual([]);
    expect(lint(text.replace('"license"', '"licence"'))).not.toEqual([]);
  });

  test("operation ids: one each", () => {
    const ids = [...text.matchAll(/"operationId":"([^"]+)"/g)].map(([, id]) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
