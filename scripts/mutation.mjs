import { relative } from "node:path";
import { Stryker } from "@stryker-mutator/core";

/**
 * `npm run mutation`, or `npm run mutation -- lib/photo`: breaks the code in each small way, one at a time, and asks
 * whether a test notices. Each part is held by its own tests alone: a test of the whole notices too, but only after
 * seconds, and nobody learns from it where the gap is. Ends with 1 where a folder scores under 85 %, or a file of the
 * core under 95 %.
 */
const atLeast = { folder: 85, file: 95 };

/** Who may see what, the tablet's lock and the audit: each file of them counts alone. */
const core = ["lib/staff", "lib/staff/second-factor", "lib/ledger/audit", "lib/server/branch"];

/** Folder, files that are broken, tests that have to notice. */
const parts = [
  ["lib/kredibel", "answer retry-after wire constraints", "answer constraints"],
  ["lib/kredibel", "connect", "connect"],
  ["lib/kredibel", "client payload", "client"],
  ["lib/kredibel", "gateway circuit rate-limit log-call", "gateway circuit log-call"],
  ["lib/kredibel/simulator", "simulator reply validation", "simulator contract"],
  ["lib/kredibel/simulator", "calls control faults play-fault queue", "control"],
  [
    "lib/photo",
    "check file/exif file/image-header file/inspect file/jpeg file/lenient file/png file/strip file/type",
    "check file/image-header file/inspect file/jpeg file/lenient file/png",
  ],
  ["lib/photo", "crop quality/sample quality/steady-hint", "crop quality/sample quality/steady-hint"],
  ["lib/photo", "quality/measure", "quality/measure"],
  ["lib/photo", "quality/quality", "quality/quality"],
  ["lib/photo", "encode/encode encode/encode-choices", "encode/encode encode/encode-choices"],
  ["lib/fields", "*", "*"],
  ["lib/onboarding", "* attempt/*", "* attempt/*"],
  ["components/case", "idle end-case", "idle end-case"],
  ["components/apply/sending", "send-draft resume", "send-draft resume"],
  ["lib/ledger", "rules fingerprint view", "fingerprint view"],
  ["lib/staff", "access password-rules pin-rules proof", "access password-rules pin-rules proof"],
  ["lib/staff", "pin", "pin"],
  ["lib/staff", "session", "session"],
  ["lib/staff/second-factor", "recovery-codes requirement totp", "recovery-codes requirement totp"],
  ["lib/staff/second-factor", "second-factor", "second-factor"],
  ["lib/ledger/audit", "chain events", "chain"],
  ["lib/server/branch", "unlock", "unlock"],
];

/** Not broken, with what holds it instead. */
const leftOut = {
  "lib/kredibel/{simulator/main,testing/*}.ts": "a command, and data for tests",
  "lib/photo/{canvas,encode/encode-{photo,worker,off-thread},file/{decode,read-file,read-svg}}.ts":
    "works on a browser's canvas or worker: held by e2e in a browser",
  "lib/onboarding/testing/drafts.ts": "data for tests",
  "lib/ledger, but for rules, fingerprint, view and audit/{chain,events}":
    "talks to a database: held by tests against one",
  "what runs once, as a module is loaded (tables)":
    "counted as ignored: each would run every test of its part anew",
};

const wanted = process.argv.slice(2);
const chosen = parts.filter(([folder]) => wanted.length === 0 || wanted.includes(folder));
/** Folder, or file of the core → status → how many. */
const totals = new Map();

for (const [part, [folder, files, tests]] of chosen.entries()) {
  const results = await new Stryker({
    mutate: [...files.split(" ").map((name) => `${folder}/${name}.ts`), "!**/*.test.ts", "!**/testing/*.ts"],
    testFiles: tests.split(" ").map((name) => `${folder}/${name}.test.ts`),
    htmlReporter: { fileName: `reports/mutation/${part}.html` },
    jsonReporter: { fileName: `reports/mutation/${part}.json` },
  }).runMutationTest();
  for (const { fileName, status } of results) {
    const unit = core.includes(folder) ? relative(process.cwd(), fileName) : folder;
    const counts = totals.get(unit) ?? {};
    counts[status] = (counts[status] ?? 0) + 1;
    totals.set(unit, counts);
  }
}

process.stdout.write("\nLeft out, and what holds it instead:\n");
for (const [what, reason] of Object.entries(leftOut)) process.stdout.write(`- ${what}: ${reason}\n`);
process.stdout.write("\n");
for (const [unit, counts] of totals) {
  const { Killed = 0, Timeout = 0, Survived = 0, NoCoverage = 0, ...rest } = counts;
  const noticed = Killed + Timeout;
  const score = (100 * noticed) / (noticed + Survived + NoCoverage);
  const others = Object.entries(rest).map(([status, count]) => `, ${status} ${count}`);
  process.stdout.write(
    `${unit}: ${score.toFixed(1)} % (killed ${Killed}, timeout ${Timeout}, survived ${Survived}, no coverage ${NoCoverage}${others.join("")})\n`,
  );
  if (!(score >= (unit.endsWith(".ts") ? atLeast.file : atLeast.folder))) process.exitCode = 1;
}
