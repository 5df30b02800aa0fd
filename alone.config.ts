import { defineConfig } from "@playwright/test";
import base, { alone } from "./playwright.config";

/** `npm run e2e:alone`: specs that take the whole machine, one by one and without the servers of the others. */
export default defineConfig({
  ...base,
  testMatch: alone,
  testIgnore: [],
  workers: 1,
  outputDir: "test-results/alone",
  reporter: [
    ["list"],
    ["junit", { outputFile: "reports/e2e-alone.xml" }],
    ["json", { outputFile: "reports/e2e-alone.json" }],
  ],
  projects: [{ name: "alone" }],
  webServer: undefined,
});
