import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Outcome } from "../../lib/outcomes/outcome";
import { someApplicant } from "../support/applicants";
import { someForm } from "../support/server/submissions";
import { openTestbed } from "../support/server/testbed";
import { Visitor } from "../support/server/visitor";

/**
 * `npm run soak -- --minutes 20 --rate 2`: first 50 submissions at once against a Kredibel that takes two seconds, then
 * a steady rate of them, on a server laid out and started as in the image. Prints what became of each and how memory
 * went; ends with 1 where one was lost or the cap did not hold. Wants a build made with BUILD_STANDALONE=1.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "20" },
    rate: { type: "string", default: "2" },
    burst: { type: "string", default: "50" },
    cap: { type: "string", default: "20" },
  },
});
const [minutes, rate, burst, cap] = [values.minutes, values.rate, values.burst, values.cap].map(Number) as [
  number,
  number,
  number,
  number,
];
const kredibelMs = 2_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

const testbed = await openTestbed();
const { simulator } = testbed;
const server = await testbed.start({
  STARTS_PER_ADDRESS_AND_HOUR: "1000000",
  SUBMISSIONS_PER_ADDRESS_AND_HOUR: "1000000",
  CALLS_PER_HOUR: "1000000",
  MAX_SUBMISSIONS: String(cap),
});
const megabytes = async () => (await server.metric("process_resident_memory_bytes")) / 1_000_000;

let highest = 0;
const watching = setInterval(async () => {
  highest = Math.max(highest, await server.metric("onboarding_submissions_in_flight"));
}, 100);

// Once beforehand, so that what is made once is there already: compiled code, pools, the heap's own size.
await Promise.all(Array.from({ length: burst }, () => apply()));
const start = await settled();
simulator.forget();
const ends = await Promise.all(Array.from({ length: burst }, () => apply()));
const lost = ends.filter((end) => end !== "verified").length;
say(`${burst} at once: ${burst - lost} verified, ${lost} lost, ${simulator.calls().length} calls`);
say(`in flight: at most ${highest}, allowed ${cap}`);
say(`memory: ${start.toFixed(0)} MB before, ${(await settled()).toFixed(0)} MB after`);

const samples: { minute: number; memory: number }[] = [];
const results = new Map<string, number>();
const began = Date.now();
const running = new Set<Promise<void>>();
while (Date.now() - began < minutes * 60_000) {
  const one = apply().then((end) => void results.set(end, (results.get(end) ?? 0) + 1));
  running.add(one);
  void one.finally(() => running.delete(one));
  await sleep(1_000 / rate);
  const minute = (Date.now() - began) / 60_000;
  if (minute - (samples.at(-1)?.minute ?? 0) >= 0.25) {
    samples.push({ minute, memory: await megabytes() });
    simulator.forget();
  }
}
await Promise.all(running);
clearInterval(watching);
const steady = samples.slice(Math.floor(samples.length / 2));
say(`${minutes} minutes at ${rate} a second: ${JSON.stringify(Object.fromEntries(results))}`);
say(`memory: ${samples.map(({ memory }) => memory.toFixed(0)).join(" ")} MB`);
say(`slope over the second half: ${slope(steady).toFixed(2)} MB a minute`);
const surprises = [...results].filter(([end]) => end !== "verified").length;
await testbed.close();
process.exitCode = lost > 0 || highest > cap || surprises > 0 ? 1 : 0;

/** One person's submission, tried again for as long as we are busy. */
async function apply(): Promise<Outcome["kind"] | "lost"> {
  const applicant = someApplicant();
  const visitor = new Visitor(server.url);
  await visitor.start();
  simulator.enqueue({ identityId: applicant.identityId, delayMs: kredibelMs });
  for (;;) {
    const { outcome } = await visitor.submit(someForm(applicant)).catch(() => ({ outcome: null }));
    if (!outcome) return "lost";
    if (outcome.kind !== "refused" || outcome.reason !== "busy") return outcome.kind;
    await sleep(500);
  }
}

/** Memory once it has stopped falling, within half a minute. */
async function settled(): Promise<number> {
  let lowest = await megabytes();
  for (let turn = 0; turn < 10; turn++) {
    await sleep(3_000);
    lowest = Math.min(lowest, await megabytes());
  }
  return lowest;
}

/** Least squares, in units of memory a minute. */
function slope(points: { minute: number; memory: number }[]): number {
  const mean = (pick: (point: { minute: number; memory: number }) => number) =>
    points.reduce((sum, point) => sum + pick(point), 0) / points.length;
  const [x, y] = [mean(({ minute }) => minute), mean(({ memory }) => memory)];
  const spread = points.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0);
  return points.reduce((sum, { minute, memory }) => sum + (minute - x) * (memory - y), 0) / spread;
}
