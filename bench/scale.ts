import type { Server } from "../e2e/support/server/launch";
import { openDatabase } from "../lib/ledger/database/open";
import { startPostgres } from "../lib/ledger/testing/local-postgres";
import { openScale, operations } from "../lib/ledger/testing/scale";
import { load } from "./submit/load";
import { type Submission, toOurs } from "./submit/submission";
import { openSubmitTestbed } from "./submit/submit-app";
import { median, type Row } from "./support/table";

const kredibelMs = 2_000;
/** `each`: in flight on an instance. */
const loads = [
  { each: 6, name: "cores to spare", goal: true, rounds: 3 },
  { each: 40, name: "cores full", goal: false, rounds: 1 },
];

/** What a second instance brings, and what a million attempts in the ledger cost. */
export async function scale(): Promise<Row[]> {
  return [...(await instances()), ...(await rows())];
}

async function instances(): Promise<Row[]> {
  const { ours, slowDown, stop } = await openSubmitTestbed(2);
  try {
    await rateOf(ours, 5, 100);
    await slowDown(kredibelMs);
    const table: Row[] = [];
    for (const { each, name, goal, rounds } of loads) {
      const one: number[] = [];
      const two: number[] = [];
      for (let round = 0; round < rounds; round++) {
        one.push(await rateOf(ours.slice(0, 1), each));
        two.push(await rateOf(ours, each));
      }
      const linear = 2 * median(one);
      table.push({
        what: `${name}: submissions a second with 1 instance, ${each} at once`,
        unit: "rate",
        ours: median(one),
        against: { name: "Kredibel's time alone", figure: (each * 1000) / kredibelMs },
      });
      table.push({
        what: `${name}: submissions a second with 2 instances, ${each} at once on each`,
        unit: "rate",
        ours: median(two),
        against: { name: "twice 1 instance", figure: linear },
        ...(goal && {
          goal: { sentence: "≥ 0.9 ×", met: median(two) >= 0.9 * linear, saw: two.length, least: rounds },
        }),
      });
    }
    return table;
  } finally {
    await stop();
  }
}

/** A second, dealt out in turns. */
async function rateOf(instances: readonly Server[], each: number, turns = 2): Promise<number> {
  const atOnce = each * instances.length;
  const submissions: Submission[] = [];
  while (submissions.length < atOnce * turns)
    for (const { url } of instances) submissions.push(await toOurs(url));
  return (
    await load(
      instances.map(({ pid }) => pid),
      submissions,
      atOnce,
      kredibelMs,
    )
  ).rate;
}

const few = 1_000;
const many = 1_000_000;
const times = 100;

/** In turns: whatever else the machine does meets both. */
async function rows(): Promise<Row[]> {
  const server = { few: await startPostgres(), many: await startPostgres() };
  try {
    for (const { url } of Object.values(server))
      await (await openDatabase({ databaseUrl: url, dataDir: "unused" })).close();
    const [small, large] = [await openScale(server.few.url, few), await openScale(server.many.url, many)];
    const onSmall = operations(small.ledger, few);
    const onLarge = operations(large.ledger, many);
    const table: Row[] = [];
    let found = 0;
    for (const [name, operation] of Object.entries(onLarge)) {
      const other = onSmall[name];
      if (!other) throw new Error(`${name} is not asked of the small table.`);
      const took = { few: [] as number[], many: [] as number[] };
      found += await showTheSame(name, other, operation);
      for (let turn = -times / 4; turn < times; turn++) {
        const [a, b] = [await timed(other), await timed(operation)];
        if (turn >= 0) took.few.push(a) && took.many.push(b);
      }
      const [figure, ours] = [median(took.few), median(took.many)];
      table.push({
        what: `ledger with ${many.toLocaleString("en")} attempts: ${name}`,
        unit: "ms",
        ours,
        against: { name: `with ${few.toLocaleString("en")}`, figure },
        goal: { sentence: "≤ 1.2 ×", met: ours <= 1.2 * figure, saw: took.many.length, least: times },
      });
    }
    if (found < 200) throw new Error(`All looks together found ${found} rows.`);
    await Promise.all([small.close(), large.close()]);
    return table;
  } finally {
    await Promise.all([server.few.stop(), server.many.stop()]);
  }
}

/** Both must find as many rows. @returns how many */
async function showTheSame(name: string, ...asked: (() => Promise<unknown>)[]): Promise<number> {
  const found = await Promise.all(asked.map((ask) => ask()));
  const counts = new Set(found.map((answer) => (Array.isArray(answer) ? answer.length : 1)));
  if (counts.size > 1) throw new Error(`${name}: the tables show ${[...counts].join(" and ")} rows.`);
  return Math.max(...counts);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
