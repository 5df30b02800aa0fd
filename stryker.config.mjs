/** What every part of `npm run mutation` has in common; the parts are in `scripts/mutation.mjs`. */
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  // The tests of a part are named: looking for related ones would walk every import, once for each mutant.
  vitest: { related: false },
  // A table is built before a test can be told apart: each of its mutants would run every test anew.
  ignoreStatic: true,
  concurrency: 1,
  // A mutant that only waits for a crowded machine must not count as noticed.
  timeoutMS: 60_000,
  dryRunTimeoutMinutes: 30,
  tempDirName: ".stryker-tmp",
  ignorePatterns: ["/.next", "/.data", "/e2e/.feeds", "/test-results", "/playwright-report", "/reports"],
  // Babel strips the types; TypeScript 7 has no API to rewrite its configuration with.
  tsconfigFile: "none",
  reporters: ["clear-text", "html", "json"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
};
