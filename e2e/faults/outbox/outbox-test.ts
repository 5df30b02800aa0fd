import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { isNotNull, sql } from "drizzle-orm";
import { openDatabase } from "../../../lib/ledger/database/open";
import { eventNames } from "../../../lib/ledger/events";
import { attempts, outbox, sessions } from "../../../lib/ledger/schema";
import { startPostgres } from "../../../lib/ledger/testing/local-postgres";
import { addEndpoint } from "../../../lib/webhooks/endpoints";
import { type Received, startReceiver } from "../../../lib/webhooks/testing/receiver";
import type { ReceiverFaultName } from "../../../lib/webhooks/testing/receiver-faults";
import { randomFrom } from "../../support/random";
import { type Coming, judgeOutbox, outages } from "./judge";
import type { Acknowledged } from "./person";

/**
 * `npm run outbox-test -- --size N --kills K`: N settlings by two instances (`worker.ts`) on one PostgreSQL, while K
 * times one of them gets SIGKILL and the webhooks' receiver is down half the time. Then the receiver stays up, and hours
 * pass in the database until nothing is due. `judge.ts` decides.
 */
const { values } = parseArgs({
  options: { size: { type: "string", default: "1000" }, kills: { type: "string", default: "5" } },
});
const asked = { size: Number(values.size), kills: Number(values.kills) };
if (!Object.values(asked).every((count) => Number.isSafeInteger(count) && count > 0))
  throw new Error("--size and --kills must be whole numbers from 1 on.");
const outageMs = 1_000;
const mostHours = 5;

const began = Date.now();
const random = randomFrom(asked.size);
const postgres = await startPostgres();
const { db, close } = await openDatabase({ databaseUrl: postgres.url, dataDir: "unused" });
const receiver = await startReceiver();
await addEndpoint(db, receiver.url, eventNames);

const acknowledged: Acknowledged[] = [];
/** What each coming met; those that are not here were taken. */
const met = new Map<Received, ReceiverFaultName>();
const cutTries = new Set<number>();
let [kills, serial, upMs, downMs] = [0, 0, 0, 0];

type Worker = { child: ChildProcess; ready: Promise<unknown>; gone: Promise<unknown>; said: () => string };
const workers: Worker[] = [];
process.on("exit", () => {
  for (const { child } of workers) child.kill("SIGKILL");
});

try {
  for (let nth = 0; nth < 2; nth++) workers.push(startWorker(true));
  await Promise.all([killNowAndThen(), outagesUntilOver()]);
  const seconds = Math.round((Date.now() - began) / 1_000);
  await drain();
  await report(seconds);
} finally {
  for (const worker of workers) await kill(worker);
  await receiver.close();
  await close();
  await postgres.stop();
}

function startWorker(living: boolean): Worker {
  serial += 1_000_000;
  const child = spawn(process.execPath, ["--import", "tsx", join(import.meta.dirname, "worker.ts")], {
    env: { ...process.env, DATABASE_URL: postgres.url, ...(living && { FIRST: String(serial) }) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const lines = createInterface({ input: child.stdout });
  const ready = once(lines, "line");
  lines.on("line", (line) => line !== "ready" && acknowledged.push(JSON.parse(line)));
  return { child, ready, gone: once(child, "close"), said: () => said };
}

async function kill({ child, gone }: Worker): Promise<void> {
  child.kill("SIGKILL");
  await gone;
}

function isOver(): boolean {
  return acknowledged.length >= asked.size && kills >= asked.kills;
}

/** Spread over 95 in 100 of the settlings. */
async function killNowAndThen(): Promise<void> {
  while (!isOver()) {
    await sleep(20 + random() * 200);
    for (const { child, said } of workers)
      if (child.exitCode !== null) throw new Error(`An instance ended by itself: ${said()}`);
    await noteCutTries();
    const due = Math.floor((acknowledged.length / (asked.size * 0.95)) * asked.kills);
    if (kills >= Math.min(due, asked.kills)) continue;
    const at = kills % workers.length;
    const victim = workers[at];
    if (!victim) continue;
    await victim.ready;
    await kill(victim);
    kills += 1;
    workers[at] = startWorker(true);
  }
}

/** Held for longer than any try takes here: nobody has them. */
async function noteCutTries(): Promise<void> {
  const held = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      sql`${outbox.dueAt} between statement_timestamp() and statement_timestamp() + interval '57 seconds'
        and ${outbox.tries} > 0 and ${outbox.lastResult} is null`,
    );
  for (const { id } of held) cutTries.add(id);
}

async function outagesUntilOver(): Promise<void> {
  for (let nth = 0; !isOver(); nth++) {
    const name = outages[nth % outages.length];
    if (!name) throw new Error("There is no outage.");
    const from = Date.now();
    await receiver.fail(name);
    const seen = receiver.received.length;
    await sleep(outageMs);
    // What hangs is cut.
    if (name !== "down") await receiver.close();
    for (const one of receiver.received.slice(seen)) met.set(one, name);
    await receiver.recover();
    downMs += Date.now() - from;
    const up = Date.now();
    await sleep(outageMs);
    upMs += Date.now() - up;
  }
}

/** An hour passes whenever nothing is due now; nothing is under way then. */
async function drain(): Promise<void> {
  for (let hour = 0; hour < mostHours; hour++) {
    for (const worker of workers.splice(0)) await kill(worker);
    if ((await db.$count(outbox, isNotNull(outbox.dueAt))) === 0 && hour > 0) return;
    await db.execute(sql`update outbox set due_at = due_at - interval '1 hour' where due_at is not null`);
    await db.execute(sql`update attempts set claimed_at = claimed_at - interval '1 hour',
      sent_at = sent_at - interval '1 hour' where state in ('claimed', 'sent')`);
    workers.push(startWorker(false), startWorker(false));
    await Promise.all(workers.map(({ ready }) => ready));
    const soon = sql`due_at <= statement_timestamp() + interval '61 seconds'`;
    for (let looks = 0; looks < 1_000 && (await db.$count(outbox, soon)) > 0; looks++) await sleep(200);
  }
}

async function report(seconds: number): Promise<void> {
  const comings = receiver.received.map(
    (one): Coming => ({
      eventId: `${one.headers["webhook-id"]}`,
      body: JSON.parse(one.body),
      met: met.get(one) ?? null,
    }),
  );
  const evidence = {
    ...{ asked, kills, acknowledged, comings, cutTries: cutTries.size },
    attempts: await db.select().from(attempts),
    sessions: await db.select().from(sessions),
    rows: await db.select().from(outbox),
  };
  const { figures, counts, failures } = judgeOutbox(evidence);
  const lines = [
    `${acknowledged.length} settlings, ${kills} kills, receiver down ${Math.round((100 * downMs) / (downMs + upMs))} % of the time`,
    ...[counts, figures].flatMap((some) => Object.entries(some).map(([name, count]) => `${name}: ${count}`)),
    `${seconds} s for the settlings, ${Math.round((Date.now() - began) / 1_000)} s in all`,
    ...failures.map((sentence) => `FAILED: ${sentence}`),
  ];
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  if (failures.length > 0) process.exitCode = 1;
}
