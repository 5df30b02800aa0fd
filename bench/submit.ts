import { type Load, load } from "./load";
import { residentBytes } from "./process-usage";
import { type Submission, toBare, toOurs } from "./submission";
import { openSubmitHouse, type SubmitHouse } from "./submit-house";
import { median, percentile, type Row } from "./table";

const delays = [0, 2_000] as const;
const rounds = 3;
/** How many at once, and how many in all, by how long Kredibel takes. */
const loads = [
  { atOnce: 1, count: { 0: 12, 2000: 2 } },
  { atOnce: 10, count: { 0: 40, 2000: 20 } },
  { atOnce: 50, count: { 0: 100, 2000: 100 } },
] as const;

/** One server in the middle of the comparison: how it is reached, and what it held before anybody came. */
type Side = { pid: number; prepare: () => Promise<Submission>; idle: number };

/** What a submission costs the server, ours and the least that could do the job, in turns. */
export async function submit(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const delay of delays) {
    const house = await openSubmitHouse(delay);
    try {
      rows.push(...(await compare(house, delay)));
    } finally {
      await house.stop();
    }
  }
  return rows;
}

async function compare({ ours: [app], bare }: SubmitHouse, delay: (typeof delays)[number]): Promise<Row[]> {
  if (!app) throw new Error("There is no instance.");
  const ours = await warm(app.pid, () => toOurs(app.url));
  const theirs = await warm(bare.pid, () => toBare(bare.url));
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

/** Once beforehand, so that what is made once is there already: compiled code, pools. */
async function warm(pid: number, prepare: Side["prepare"]): Promise<Side> {
  const side = { pid, prepare, idle: 0 };
  await run(side, 5, 20, 0);
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
  return [
    {
      ...row("CPU of the server", "ms", cpu),
      goal: { sentence: "≤ 1.4 ×", met: cpu(ours) <= 1.4 * cpu(theirs) },
    },
    row(
      "median beyond Kredibel's time",
      "ms",
      middle(({ took }) => median(took) - delay),
    ),
    {
      ...row("p95 beyond Kredibel's time", "ms", p95),
      ...(atOnce === 10 && { goal: { sentence: "≤ 30 ms more", met: added <= 30 } }),
    },
    row("peak memory for each in flight", "bytes", (seen) => memoryEach(seen, atOnce)),
  ];
}

/** What the worst round held beyond the idle server, for each submission that was in flight. */
const memoryEach = ({ side, loads }: Seen, atOnce: number) =>
  Math.max(0, Math.max(...loads.map(({ peak }) => peak)) - side.idle) / atOnce;
