import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** `next.config.mjs` names actions by a key that anybody may know: it must have nothing to hide. */
test("server actions: each is the export of a file of actions, and so closes over nothing", () => {
  const files = ["app", "components", "lib"].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" })
      .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
      .map((name) => join(room, name)),
  );
  const directive = /^\s*["']use server["']/gm;
  const withActions = files.filter((file) => readFileSync(join(root, file), "utf8").match(directive));
  expect(withActions.length).toBeGreaterThanOrEqual(3);
  for (const file of withActions) {
    const text = readFileSync(join(root, file), "utf8");
    expect(text.startsWith('"use server";\n'), file).toBe(true);
    expect(text.match(directive), file).toHaveLength(1);
  }
});
