import type { Server } from "../e2e/support/server/launch";
import { operations } from "../lib/ledger/testing/scale";
import { load } from "./submit/load";
import { type Submission, toOurs } from "./submit/submission";
import { openSubmitTestbed } from "./submit/submit-app";
import { flatRows } from "./support/flat";
import { median, type Row } from "./support/table";

const kredibelMs = 2_000;
/** `each`: in flight on an instance. */
const loads = [
  { each: 6, name: "cores to spare", goal: true, rounds: 3 },
  { each: 40, name: "cores full", goal: false, rounds: 1 },
];

/** What a second instance brings, and what a million attempts in the ledger cost. */
export async function scale(): Promise<Row[]> {
  const ledger = "ledger with 1,000,000 attempts";
  return [
    ...(await instances()),
    ...(await flatRows(ledger, (scale, rows) => operations(scale.ledger, rows), 200)),
  ];
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
