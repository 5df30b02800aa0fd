import { relative, resolve } from "node:path";
import { expect, test } from "vitest";
import nextConfig from "../next.config.mjs";
import playwright from "../playwright.config";
import { demoFolder } from "./demo-folder.mjs";

test("demoFolder: lies in no folder that a build or a test run empties, and is each port's own", () => {
  const emptied = [nextConfig.distDir ?? ".next", playwright.outputDir ?? "test-results", "reports"];
  for (const folder of emptied)
    expect(relative(resolve(folder), demoFolder(resolve(".data"), "3000"))).toMatch(/^\.\./);
  expect(demoFolder("/data", "3000")).not.toBe(demoFolder("/data", "3001"));
});
