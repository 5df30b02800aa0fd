import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";

/**
 * `npm test`: everything that must hold, one after the other, and one plain line at the end. A runner that finds no
 * test, dies before its report or exits with an error without naming a failed test counts as one failure.
 */
const started = Date.now();
const windows = process.platform === "win32";
const longestMs = 30 * 60_000;
const totals = { passed: 0, failed: 0 };

check("lint");
check("typecheck");
runTests("test:unit", ["--reporter=default", "--reporter=json", "--outputFile=reports/unit.json"], {
  report: "reports/unit.json",
  count: ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
});
const ofPlaywright = ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky });
runTests("e2e", [], { report: "reports/e2e.json", count: ofPlaywright });
// After the flows, whose build they use.
runTests("e2e:alone", [], { report: "reports/e2e-alone.json", count: ofPlaywright });
runTests("e2e:engines", [], { report: "reports/engines.json", count: (report) => report });
runFaults("--size", "250", "--kills", "4");
runFaults("--size", "60", "--kills", "2", "--embedded");

say(`in ${Math.round((Date.now() - started) / 1000)} seconds`);
say(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 ? 0 : 1;

/** Lint and types have no tests to count: only their failure does. */
function check(script) {
  if (!succeeds(script, [])) fail(`${script} found errors`);
}

/** Counted as one test each: its figures are all 0, or it failed. */
function runFaults(...args) {
  if (succeeds("fault-test", args)) totals.passed += 1;
  else fail(`fault-test ${args.join(" ")} found an error`);
}

function runTests(script, args, { report, count }) {
  rmSync(report, { force: true });
  const succeeded = succeeds(script, args);
  const { passed, failed, missing = [] } = readCounts(report, count);
  totals.passed += passed;
  totals.failed += failed;
  if (failed > 0) return;
  if (!succeeded) fail(`${script} ended with an error`);
  else if (passed === 0 && missing.length === 0) fail(`${script} ran no test`);
}

function readCounts(report, count) {
  try {
    return count(JSON.parse(readFileSync(report, "utf8")));
  } catch {
    return { passed: 0, failed: 0 };
  }
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
  say(sentence);
  totals.failed += 1;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
