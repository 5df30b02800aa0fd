import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openApi } from "./description";
import { clientSource, typeOf } from "./testing/client-source";

const root = join(import.meta.dirname, "../../..");
const biome = join(root, "node_modules/@biomejs/biome/bin/biome");

test("client: docs/onboarding-client.ts is what the OpenAPI file makes of it", async () => {
  const source = clientSource(openApi());
  expect(source.match(/given: /g)?.length).toBeGreaterThanOrEqual(5);
  const input = { input: source, cwd: root, encoding: "utf8" } as const;
  const formatted = execFileSync(
    process.execPath,
    [biome, "format", "--stdin-file-path=docs/onboarding-client.ts"],
    input,
  );
  await expect(formatted).toMatchFileSnapshot(join(root, "docs/onboarding-client.ts"));
});

test("client: a schema of another kind is refused, not typed loosely", () => {
  expect(typeOf({ anyOf: [{ type: "string" }, { type: "null" }] })).toBe("string | null");
  for (const schema of [{}, { type: "array" }, { type: "file" }])
    expect(() => typeOf(schema)).toThrow("No type is known");
});
