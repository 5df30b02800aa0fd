import { residentBytes } from "../support/process-usage";
import { median, percentile, type Row } from "../support/table";
import { startEmptyAction } from "./empty-action";
import { type Load, load } from "./load";
import { type Submission, toBare, toOurs } from "./submission";
import { openSubmitTestbed, type SubmitTestbed } from "./submit-app";

const delays = [0, 2_000] as const;
const rounds = 3;
/** `count`: in all, by Kredibel's delay. */
const loads = [
  { atOnce: 1, count: { 0: 20, 2000: 4 } },
  { atOnce: 10, count: { 0: 50, 2000: 20 } },
  { atOnce: 50, count: { 0: 100, 2000: 100 } },
] as const;

/** Both servers' CPU falls until about here. */
const warmUp = { atOnce: 10, count: 600 };

/** `idle`: bytes before the first. */
type Side = { pid: number; prepare: () => Promise<Submission>; idle: number };

/** Ours and the bare server, in turns. */
export async function submit(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const delay of delays) {
    const testbed = await openSubmitTestbed();
    try {
      rows.push(...(await compare(testbed, delay)));
      if (delay === 0) rows.push(await nextAlone(testbed));
    } finally {
      await testbed.stop();
    }
  }
  return rows;
}

/** An action that does nothing. */
async function nextAlone({ bare }: SubmitTestbed): Promise<Row> {
  const { server, prepare } = await startEmptyAction();
  try {
    const empty = await warm(server.pid, prepare);
    const least: Side = { pid: bare.pid, prepare: () => toBare(bare.url), idle: 0 };
    const cpu = { empty: [] as number[], least: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      cpu.empty.push((await run(empty, 10, 50, 0)).cpuEach);
      cpu.least.push((await run(least, 10, 50, 0)).cpuEach);
    }
    return {
      what: "An empty action of the same Next, 10 at once: CPU of the server",
      unit: "ms",
      ours: median(cpu.empty),
      against: { name: "bare server", figure: median(cpu.least) },
    };
  } finally {
    await server.stop();
  }
}

async function compare(
  { ours: [app], bare, slowDown }: SubmitTestbed,
  delay: (typeof delays)[number],
): Promise<Row[]> {
  if (!app) throw new Error("There is no instance.");
  const ours = await warm(app.pid, () => toOurs(app.url));
  const theirs = await warm(bare.pid, () => toBare(bare.url));
  await slowDown(delay);
  const rows: Row[] = [];
  for (const { atOnce, count } of loads) {
    const seen: { ours: Load[]; theirs: Load[] } = { ours: [], theirs: [] };
    for (let round = 0; round < rounds; round++) {
      seen.ours.push(await run(ours, atOnce, count[delay], delay));
      seen.theirs.push(await run(theirs, atOnce, count[delay], delay));
    }
    rows.push(
      ...rowsOf(delay, atOnce, { side: ours, loads: seen.ours }, { side: theirs, loads: seen.theirs }),
    );
  }
  return rows;
}

async function warm(pid: number, prepare: Side["prepare"]): Promise<Side> {
  const side = { pid, prepare, idle: 0 };
  await run(side, warmUp.atOnce, warmUp.count, 0);
  return { ...side, idle: residentBytes(pid) };
}

async function run({ pid, prepare }: Side, atOnce: number, count: number, delay: number): Promise<Load> {
  const submissions: Submission[] = [];
  while (submissions.length < count) submissions.push(await prepare());
  return load([pid], submissions, atOnce, delay);
}

type Seen = { side: Side; loads: Load[] };

function rowsOf(delay: number, atOnce: number, ours: Seen, theirs: Seen): Row[] {
  const where = `Kredibel in ${delay} ms, ${atOnce} at once`;
  const row = (what: string, unit: Row["unit"], figure: (seen: Seen) => number): Row => ({
    what: `${where}: ${what}`,
    unit,
    ours: figure(ours),
    against: { name: "bare server", figure: figure(theirs) },
  });
  const middle = (pick: (load: Load) => number) => (seen: Seen) => median(seen.loads.map(pick));
  const cpu = middle(({ cpuEach }) => cpuEach);
  const p95 = middle(({ took }) => percentile(took, 0.95) - delay);
  const added = p95(ours) - p95(theirs);
  const least = rounds * atOnce;
  const saw = Math.min(...[ours, theirs].map(({ loads }) => submissionsIn(loads)));
  return [
    {
      ...row("CPU of the server", "ms", cpu),
      goal: { sentence: "≤ 1.4 ×", met: cpu(ours) <= 1.4 * cpu(theirs), saw, least },
    },
    row(
      "median beyond Kredibel's time",
      "ms",
      middle(({ took }) => median(took) - delay),
    ),
    {
      ...row("p95 beyond Kredibel's time", "ms", p95),
      ...(atOnce === 10 && { goal: { sentence: "≤ 30 ms more", met: added <= 30, saw, least } }),
    },
    row("peak memory for each in flight", "bytes", (seen) => memoryEach(seen, atOnce)),
  ];
}

/** Of rounds in which the server worked. */
const submissionsIn = (loads: readonly Load[]) =>
  loads.filter(({ cpuEach }) => cpuEach > 0).reduce((sum, { took }) => sum + took.length, 0);

/** The worst round's, beyond the idle server. */
const memoryEach = ({ side, loads }: Seen, atOnce: number) =>
  Math.max(0, Math.max(...loads.map(({ peak }) => peak)) - side.idle) / atOnce;
