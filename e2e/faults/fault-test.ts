import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startControlledSimulator } from "../../lib/kredibel/simulator/control";
import { openDatabase } from "../../lib/ledger/database/open";
import { after, defaultRules } from "../../lib/ledger/rules";
import { applications, attempts, consents, counters } from "../../lib/ledger/schema";
import { startPostgres } from "../../lib/ledger/testing/local-postgres";
import { viewOf } from "../../lib/ledger/view";
import { randomFrom } from "../support/random";
import { wideOpen } from "../support/server/servers";
import { Instance } from "./instance";
import { type Evidence, grouped, judge, missedFaults } from "./judge";
import { dealAgain, dealPlans, type Plan, playableFaults } from "./plan";
import { type Trace, traceSubmission } from "./trace";

/**
 * `npm run fault-test -- --size N --kills K --seed S [--embedded]`: the production build under faults, over HTTP. Two
 * instances share one PostgreSQL, or one has the embedded database; N submissions meet the faults of Kredibel's
 * stand-in, and K times an instance with submissions under way gets SIGKILL. `judge.ts` decides. Needs a build.
 */
const { values } = parseArgs({
  options: {
    size: { type: "string", default: "300" },
    kills: { type: "string", default: "5" },
    seed: { type: "string", default: "1" },
    embedded: { type: "boolean", default: false },
  },
});
const { seed, embedded } = values;
const plans = dealPlans(Number(values.size), seed);
const kills = { asked: Number(values.kills), made: 0 };
if (!Number.isSafeInteger(kills.asked) || kills.asked < 0)
  throw new Error(`--kills must be a whole number, not ${values.kills}.`);
const callTimeoutMs = 3_000;
const atOnce = 24;
/** So many go on while kills lag behind: each wants something to interrupt. */
const whileKilling = 6;
const apiKey = "key-of-the-fault-test";

const began = Date.now();
const dataDir = mkdtempSync(join(tmpdir(), "fault-test-"));
const postgres = embedded ? null : await startPostgres();
const kredibel = await startControlledSimulator({ apiKey });
const env = {
  KREDIBEL_BASE_URL: kredibel.url,
  KREDIBEL_API_KEY: apiKey,
  KREDIBEL_TIMEOUT_MS: String(callTimeoutMs),
  LEDGER_SECRET: "a secret of the fault test only, long enough",
  DATA_DIR: dataDir,
  DATABASE_URL: postgres?.url ?? "",
  // The breaker, too, would hold back what this test wants to see sent.
  ...wideOpen,
  CALLS_AT_ONCE: "100",
  MAX_SUBMISSIONS: "1000",
  MAX_UPLOADS: "1000",
  LOG_LEVEL: "info",
};
const instances = await Promise.all(Array.from({ length: postgres ? 2 : 1 }, () => Instance.start(env)));

const random = randomFrom(plans.length);
const traces: Trace[] = [];
const killed = new Set<string>();
const submitting = Date.now();
try {
  await Promise.all([sendAll(plans), killNowAndThen()]);
  const again = dealAgain(missedFaults(kredibel.calls()), plans.length, seed);
  await sendAll(again);
  const seconds = Math.round((Date.now() - submitting) / 1_000);
  for (const instance of instances) await instance.kill();
  report(await readEvidence(), again.length, seconds);
} finally {
  for (const instance of instances) await instance.kill();
  await kredibel.close();
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function sendAll(dealt: readonly Plan[]): Promise<void> {
  const queue = dealt.values();
  const lanes = Array.from({ length: atOnce }, async (_, lane) => {
    for (const plan of queue) {
      while (lane >= whileKilling && killsDue() > kills.made + 1) await sleep(100);
      traces.push(await submission(plan));
    }
  });
  await Promise.all(lanes);
}

/** Kills are spread over 95 in 100 of the plans. */
function killsDue(): number {
  const sent = traces.length / (plans.length * 0.95);
  return Math.min(kills.asked, 1 + Math.floor(sent * kills.asked));
}

async function submission(plan: Plan): Promise<Trace> {
  const { applicant, delayMs } = plan;
  const { identityId } = applicant;
  kredibel.enqueue(...plan.played.map((played) => ({ identityId, delayMs, ...answerOf(played) })));
  if (plan.refusedMs > 0) kredibel.refuse(plan.refusedMs);
  return traceSubmission(plan, instances, random);
}

function answerOf(played: Plan["played"][number]) {
  if ("fault" in played) return played;
  const rejectFields = { verified: [], verified_with_reason: ["emailAddress"], not_verified: ["fullName"] };
  return { status: played.status, rejectFields: rejectFields[played.status] };
}

/** Spreads the kills over the run, each on an instance that has submissions. */
async function killNowAndThen(): Promise<void> {
  for (let turn = 0; kills.made < kills.asked && traces.length < plans.length; ) {
    await sleep(5 + random() * 200);
    if (killsDue() <= kills.made) continue;
    const victim = instances[turn++ % instances.length];
    if (!victim || victim.holding.size === 0) continue;
    for (const attemptId of victim.holding) killed.add(attemptId);
    kills.made += 1;
    await victim.kill();
    await victim.restart();
  }
}

/** The ledger as it reads once every call is beyond its time, and all that database and logs hold. */
async function readEvidence(): Promise<Evidence> {
  const { db, close } = await openDatabase({ ...(postgres && { databaseUrl: postgres.url }), dataDir });
  const rows = await db.select().from(attempts);
  const others = [applications, consents, counters].map((table) => db.select().from(table));
  const dump = JSON.stringify([rows, await Promise.all(others)]);
  await close();
  const rules = { ...defaultRules, callTimeoutMs, claimTimeoutMs: callTimeoutMs };
  const later = after(new Date(), 600_000);
  const logged = grouped(
    instances.flatMap((instance) => instance.answers()),
    ({ attemptId }) => attemptId,
  );
  const views = new Map(rows.map((row) => [row.id, viewOf(row, rules, later)]));
  const kept = [dump, ...instances.map((instance) => instance.output)].join("\n");
  return { traces, calls: kredibel.calls(), views, logged, killed, kills, kept };
}

function report(evidence: Evidence, again: number, seconds: number): void {
  const { calls, views } = evidence;
  const { figures, failures } = judge(evidence);
  const ended = grouped(views.values(), (view) => view.outcome?.kind ?? view.state);
  const lines = [
    `${embedded ? "PGlite, one instance" : "PostgreSQL, two instances"}, seed ${seed}`,
    `${traces.length} submissions (${again} dealt again, for faults that kills prevented)`,
    `${kills.made} kills, ${killed.size} submissions under way at one`,
    `${calls.length} calls, ${calls.filter(({ charged }) => charged).length} charged, ${playableFaults.length - missedFaults(calls).length} of ${playableFaults.length} faults met`,
    `ended as: ${[...ended].map(([kind, all]) => `${kind} ${all.length}`).join(", ")}`,
    ...Object.entries(figures).map(([name, count]) => `${name}: ${count}`),
    `${seconds} s for the submissions, ${Math.round((Date.now() - began) / 1_000)} s in all`,
    ...failures.map((sentence) => `FAILED: ${sentence}`),
  ];
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  if (failures.length > 0) process.exitCode = 1;
}
