import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { startControlledSimulator } from "../../lib/kredibel/simulator/control";
import { openDatabase } from "../../lib/ledger/database/database";
import { after, defaultRules } from "../../lib/ledger/rules";
import { applications, attempts, consents, counters } from "../../lib/ledger/schema";
import { startPostgres } from "../../lib/ledger/testing/local-postgres";
import { viewOf } from "../../lib/ledger/view";
import { randomFrom } from "../support/random";
import { inTime } from "./action";
import { Instance } from "./instance";
import { grouped, judge, mustBeZero, personalValuesIn } from "./judge";
import { live, type Story } from "./person";
import { type Plan, planOf } from "./plan";

/**
 * `npm run fault-test -- --size N --kills K --seed S [--embedded]`: the production build under faults, over HTTP. Two
 * instances share one PostgreSQL (or one instance has the embedded database); so many submissions meet faults of
 * Kredibel's stand-in, and of these at least so many are under way on an instance when it is killed with SIGKILL. The
 * stand-in's own ledger is the judge. Needs `npm run build` before.
 */
const { values } = parseArgs({
  options: {
    size: { type: "string", default: "300" },
    kills: { type: "string", default: "20" },
    seed: { type: "string", default: "1" },
    embedded: { type: "boolean", default: false },
  },
});
const [size, kills, seed] = [Number(values.size), Number(values.kills), Number(values.seed)];
const callTimeoutMs = 3_000;
const atOnce = 24;
const apiKey = "key-of-the-fault-test";

const began = Date.now();
const dataDir = mkdtempSync(join(tmpdir(), "fault-test-"));
const postgres = values.embedded ? null : await startPostgres();
const kredibel = await startControlledSimulator({ apiKey });
const env = {
  KREDIBEL_BASE_URL: kredibel.url,
  KREDIBEL_API_KEY: apiKey,
  KREDIBEL_TIMEOUT_MS: String(callTimeoutMs),
  LEDGER_SECRET: "a secret of the fault test only, long enough",
  DATA_DIR: dataDir,
  DATABASE_URL: postgres?.url ?? "",
  STARTS_PER_ADDRESS_AND_HOUR: "1000000",
  SUBMISSIONS_PER_ADDRESS_AND_HOUR: "1000000",
  UPLOADS_PER_ADDRESS: "10000",
  CALLS_PER_HOUR: "1000000",
  // The breaker would hold back what this test wants to see sent.
  BREAKER_FAILURES: "1000000",
  CALLS_AT_ONCE: "100",
  LOG_LEVEL: "info",
};
const instances = await Promise.all(Array.from({ length: postgres ? 2 : 1 }, () => Instance.start(env)));

const random = randomFrom(seed);
const plans = Array.from({ length: size }, (_, n) => planOf(seed * 1_000_000 + n, random));
const stories: Story[] = [];
const killed = new Set<string>();
let killings = 0;
const submitting = Date.now();
const queue = plans.values();
const workers = Array.from({ length: Math.min(atOnce, size) }, async () => {
  for (const plan of queue) stories.push(await submission(plan));
});
try {
  await Promise.all([...workers, killNowAndThen()]);
  const seconds = Math.round((Date.now() - submitting) / 1_000);
  for (const instance of instances) await instance.kill();
  report(await readDatabase(), seconds);
} finally {
  for (const instance of instances) await instance.kill();
  await kredibel.close();
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function submission(plan: Plan): Promise<Story> {
  const { identityId, delayMs } = plan;
  kredibel.enqueue(...plan.played.map((played) => ({ identityId, delayMs, ...answerOf(played) })));
  if (plan.refusedMs > 0) await refuse(plan.refusedMs);
  return live(plan, instances, random);
}

function answerOf(played: Plan["played"][number]) {
  if ("fault" in played) return played;
  const rejectFields = { verified: [], verified_with_reason: ["emailAddress"], not_verified: ["fullName"] };
  return { status: played.status, rejectFields: rejectFields[played.status] };
}

/** Where the port is closed already, nobody can be told to close it. */
async function refuse(ms: number): Promise<void> {
  const order = { method: "POST", body: JSON.stringify({ ms }) };
  await inTime(fetch(`${kredibel.url}/__control/refusal`, order)).catch(() => {});
}

/** Spreads the kills over the run: the share of those hit follows the share of those done. */
async function killNowAndThen(): Promise<void> {
  for (let turn = 0; killed.size < kills && stories.length < size; ) {
    await sleep(5 + random() * 200);
    if (stories.length < size * 0.95 * (killed.size / kills)) continue;
    const victim = instances[turn++ % instances.length];
    if (!victim || victim.holding.size === 0) continue;
    for (const attemptId of victim.holding) killed.add(attemptId);
    killings += 1;
    await victim.kill();
    await victim.start();
  }
}

/** What the ledger says once everything in flight is beyond its time, and all that the database holds. */
async function readDatabase() {
  const { db, close } = await openDatabase({ ...(postgres && { databaseUrl: postgres.url }), dataDir });
  const rows = await db.select().from(attempts);
  const others = [applications, consents, counters].map((table) => db.select().from(table));
  const dump = JSON.stringify([rows, await Promise.all(others)]);
  await close();
  const rules = { ...defaultRules, callTimeoutMs, claimTimeoutMs: callTimeoutMs };
  const later = after(new Date(), 600_000);
  return { views: new Map(rows.map((row) => [row.id, viewOf(row, rules, later)])), dump };
}

function report({ views, dump }: Awaited<ReturnType<typeof readDatabase>>, seconds: number): void {
  const calls = kredibel.calls();
  const heard = new Map(instances.flatMap((instance) => [...instance.heard()]));
  const figures = judge(stories, calls, views, heard);
  const logs = instances.map((instance) => instance.output).join("\n");
  const leaked = personalValuesIn(`${dump}\n${logs}`);
  figures["personal values in the database or the logs"] = leaked.length;
  const kinds = new Set(calls.flatMap(({ fault }) => fault ?? [])).size;
  const ended = grouped(views.values(), (view) => view.outcome?.kind ?? view.state);
  const lines = [
    `${values.embedded ? "PGlite, one instance" : "PostgreSQL, two instances"}, seed ${seed}`,
    `${stories.length} submissions, ${killed.size} of them under way when an instance was killed (${killings} kills)`,
    `${calls.length} calls, ${calls.filter(({ charged }) => charged).length} charged, ${kinds} kinds of fault met`,
    `ended as: ${[...ended].map(([kind, all]) => `${kind} ${all.length}`).join(", ")}`,
    ...Object.entries(figures).map(([name, count]) => `${name}: ${count}`),
    ...leaked.map((value) => `leaked: ${value}`),
    `${seconds} s for the submissions, ${Math.round((Date.now() - began) / 1_000)} s in all`,
  ];
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  const wrong = mustBeZero.some((name) => figures[name] > 0);
  const short = killed.size < kills || stories.length < size;
  if (wrong || short) process.exitCode = 1;
}
