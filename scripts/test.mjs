import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";

/**
 * `npm test`: everything that must hold, one after the other, and one plain line at the end. A runner that finds no
 * test, dies before its report or exits with an error without naming a failed test counts as one failure.
 */
const started = Date.now();
const windows = process.platform === "win32";
const longestMs = 30 * 60_000;
let passed = 0;
const failures = [];

check("lint");
check("typecheck");
runTests("test:unit", ["--reporter=default", "--reporter=json", "--outputFile=reports/unit.json"], {
  report: "reports/unit.json",
  read: ({ numPassedTests, testResults }) => ({
    passed: numPassedTests,
    failed: testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.filter(({ status }) => status === "failed").map((test) => `${name}: ${test.fullName}`),
    ),
  }),
});
const ofPlaywright = ({ stats, suites }) => ({ passed: stats.expected, failed: suites.flatMap(failedIn) });
runTests("e2e", [], { report: "reports/e2e.json", read: ofPlaywright });
// After the flows, whose build they use.
runTests("e2e:alone", [], { report: "reports/e2e-alone.json", read: ofPlaywright });
runTests("e2e:engines", ["--in-turn"], { report: "reports/engines.json", read: (report) => report });
runFaults("--size", "250", "--kills", "4");
runFaults("--size", "60", "--kills", "2", "--embedded");

// Once more, where nobody has to search for them.
for (const failure of failures) say(`FAILED ${failure}`);
say(`in ${Math.round((Date.now() - started) / 1000)} seconds`);
say(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

/** Lint and types have no tests to count: only their failure does. */
function check(script) {
  if (!succeeds(script, [])) fail(`${script} found errors`);
}

/** Counted as one test each: its figures are all 0, or it failed. */
function runFaults(...args) {
  if (succeeds("fault-test", args)) passed += 1;
  else fail(`fault-test ${args.join(" ")} found an error`);
}

function runTests(script, args, { report, read }) {
  rmSync(report, { force: true });
  const succeeded = succeeds(script, args);
  const seen = readReport(report, read);
  passed += seen.passed;
  failures.push(...seen.failed.map((test) => `${script}: ${test}`));
  if (seen.failed.length > 0) return;
  if (!succeeded) fail(`${script} ended with an error`);
  else if (seen.passed === 0 && !seen.missing?.length) fail(`${script} ran no test`);
}

function readReport(report, read) {
  try {
    return read(JSON.parse(readFileSync(report, "utf8")));
  } catch {
    return { passed: 0, failed: [] };
  }
}

/** One that passed only when tried again has failed. */
function failedIn({ suites = [], specs = [] }) {
  const here = specs.flatMap(({ file, title, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ projectName }) => `${file}: ${title} (${projectName})`),
  );
  return [...here, ...suites.flatMap(failedIn)];
}

function succeeds(script, args) {
  say(`npm run ${script}`);
  // A run that hangs is one that failed.
  const { status } = spawnSync("npm", ["run", "--silent", script, "--", ...args], {
    stdio: "inherit",
    shell: windows,
    timeout: longestMs,
  });
  return status === 0;
}

function fail(sentence) {
  failures.push(sentence);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
