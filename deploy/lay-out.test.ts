import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";

const root = mkdtempSync(join(tmpdir(), "lay-out-"));
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "something");
}

test("lay-out: secrets and data that Next copied beside its server stay behind", () => {
  const server = ".next/standalone";
  const wanted = ["server.js", ".next/BUILD_ID", "node_modules/a/.env.js", "node_modules/a/secrets/index.js"];
  const secret = [".env", ".env.local", ".env.production", ".data/ledger/1", "secrets/key", "brand/.env"];
  for (const path of [...wanted, ...secret, "backups/ledger-1.dump"]) write(`${server}/${path}`);
  for (const path of ["public/icon.svg", "public/.env", ".next/static/a.js"]) write(path);
  write("lib/server/ops/json-lines.mjs");
  mkdirSync(join(root, "deploy"));
  for (const script of ["lay-out.mjs", "keep-static.mjs"])
    cpSync(join(import.meta.dirname, script), join(root, "deploy", script));
  const target = join(root, "out");
  execFileSync(process.execPath, [join(root, "deploy/lay-out.mjs"), target]);
  const files = readdirSync(target, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(target.length + 1));
  expect(paths.sort()).toEqual([...wanted, "json-lines.mjs", "public/icon.svg", ".next/static/a.js"].sort());
  expect(readFileSync(join(target, "server.js"), "utf8")).toMatch(
    /^import .*json-lines.*\nkeepToJsonLines\(\);\nsomething$/,
  );
});
