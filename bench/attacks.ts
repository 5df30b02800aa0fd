import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Figure, figureNote } from "../e2e/support/figures";
import { root } from "../e2e/support/server/launch";
import { median, type Row } from "./support/table";

type Suite = { suites?: Suite[]; specs?: { tests: { annotations: Note[] }[] }[] };
type Note = { type: string; description?: string };

const report = join(root, "reports/e2e-alone.json");

/** How much later others are answered under an attack: times that `npm run e2e:alone` notes and does not judge. */
export async function attacks(): Promise<Row[]> {
  rmSync(report, { force: true });
  const { status } = spawnSync("npm", ["run", "--silent", "e2e:alone"], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("An attack's test is red.");
  return figuresIn(JSON.parse(readFileSync(report, "utf8"))).map(rowOf);
}

const figuresIn = ({ suites = [], specs = [] }: Suite): Figure[] => [
  ...suites.flatMap(figuresIn),
  ...specs
    .flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations))
    .filter(({ type }) => type === figureNote)
    .map(({ description = "" }) => JSON.parse(description)),
];

function rowOf({ what, ms, against, timesAtMost }: Figure): Row {
  // By rounds: a machine that grows slower for a while counts on both sides.
  const ratio = median(ms.map((time, round) => time / (against.ms[round] ?? 0)));
  return {
    what,
    unit: "ms",
    ours: median(ms),
    against: { name: against.name, figure: median(against.ms) },
    goal: { sentence: `≤ ${timesAtMost} ×`, met: ratio <= timesAtMost, saw: ms.length, least: 1 },
  };
}
