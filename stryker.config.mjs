/** `npm run mutation`: breaks the code in each small way and asks whether a test notices. Some minutes a folder. */

/** Not mutated, with what holds it instead. */
const leftOut = {
  "lib/kredibel/{simulator-main,sample-request,self-signed}.ts": "a command, and data for tests",
  "lib/photo/{canvas,sample,encode-photo,encode-worker,encode-off-thread,read-file,read-svg}.ts":
    "works on a browser's canvas or worker: held by e2e in a browser",
  "lib/onboarding/draft-fixtures.ts": "data for tests",
  "lib/ledger, but for rules, fingerprint, ending and view": "talks to a database: held by tests against one",
};
const files = Object.keys(leftOut).filter((path) => path.endsWith(".ts"));

process.stdout.write("Left out, and what holds it instead:\n");
for (const [path, reason] of Object.entries(leftOut)) process.stdout.write(`- ${path}: ${reason}\n`);
process.stdout.write("- what runs once, as a module is loaded (tables): counted as ignored below\n");

export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  mutate: [
    "lib/{kredibel,photo,onboarding}/*.ts",
    "lib/ledger/{rules,fingerprint,ending,view}.ts",
    "!**/*.test.ts",
    ...files.map((path) => `!${path}`),
  ],
  // Each room by its own tests; those that need a database, a server or a browser are too slow to run so often.
  testFiles: [
    "lib/{kredibel,photo,onboarding}/*.test.ts",
    "lib/ledger/{rules,fingerprint,ending,view}.test.ts",
  ],
  // A table is built before a test can be told apart: each of its mutants would run every test anew.
  ignoreStatic: true,
  concurrency: 1,
  tempDirName: ".stryker-tmp",
  ignorePatterns: ["/.next", "/.data", "/e2e/.feeds", "/test-results", "/playwright-report", "/reports"],
  // Babel strips the types; TypeScript 7 has no API to rewrite its configuration with.
  tsconfigFile: "none",
  reporters: ["clear-text", "html", "json"],
  htmlReporter: { fileName: "reports/mutation.html" },
  jsonReporter: { fileName: "reports/mutation.json" },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 85, break: 85 },
};
