import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepStatic } from "../deploy/keep-static.mjs";

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "static-"));
});
afterEach(() => rmSync(base, { recursive: true }));

/** A version that is laid out with these files for the browser. */
function version(name: string, files: string[]): string {
  for (const file of files) {
    const path = join(base, name, ".next/static", file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, name);
  }
  return join(base, name);
}

const filesOf = (at: string) => readdirSync(join(at, ".next/static/chunks")).sort();
const hours = (count: number) => Date.parse("2026-03-01T00:00:00Z") + count * 3_600_000;

test("keepStatic: a new version has the files of the one it replaces", () => {
  const [first, second] = [version("1", ["chunks/a.js", "chunks/b.js"]), version("2", ["chunks/b.js"])];
  expect(keepStatic(first, second, hours(0))).toBe(1);
  expect(filesOf(second)).toEqual(["a.js", "b.js"]);
});

test("keepStatic: keeps a file for a day from when it was replaced, over several versions", () => {
  const first = version("1", ["chunks/a.js"]);
  const second = version("2", ["chunks/b.js"]);
  const third = version("3", ["chunks/c.js"]);
  const fourth = version("4", ["chunks/d.js"]);
  keepStatic(first, second, hours(0));
  keepStatic(second, third, hours(23));
  expect(filesOf(third)).toEqual(["a.js", "b.js", "c.js"]);
  keepStatic(third, fourth, hours(24));
  expect(filesOf(fourth)).toEqual(["b.js", "c.js", "d.js"]);
});

test("keepStatic: a file that comes back is the new version's own again", () => {
  const versions = ["a.js", "b.js", "a.js", "c.js"].map((file, at) => version(`${at}`, [`chunks/${file}`]));
  const [first = "", second = "", third = "", fourth = ""] = versions;
  keepStatic(first, second, hours(0));
  keepStatic(second, third, hours(10));
  keepStatic(third, fourth, hours(30));
  expect(filesOf(fourth)).toEqual(["a.js", "b.js", "c.js"]);
});

test("keepStatic: an image without a version of ours has nothing to keep", () => {
  const only = version("1", ["chunks/a.js"]);
  expect(keepStatic(join(base, "none"), only, hours(0))).toBe(0);
  expect(existsSync(join(only, ".next/static/chunks/a.js"))).toBe(true);
});
