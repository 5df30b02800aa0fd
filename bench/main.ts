import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { attacks } from "./attacks";
import { effort } from "./effort";
import { handoffs } from "./handoffs";
import { keptDraft } from "./kept-draft";
import { capture } from "./photo/capture";
import { scale } from "./scale";
import { sessions } from "./sessions";
import { submit } from "./submit/submit";
import { blindness, formatTable, type Row } from "./support/table";
import { systems } from "./systems/systems";
import { vitals } from "./vitals";
import { weight } from "./weight/weight";

/** `npm run bench` measures everything, `npm run bench -- weight` one part. Each ends as JSON, and as Markdown for the papers. */
const parts: Record<string, { measure: () => Promise<Row[]>; goals: number }> = {
  weight: { measure: weight, goals: 3 },
  vitals: { measure: vitals, goals: 19 },
  capture: { measure: capture, goals: 4 },
  submit: { measure: submit, goals: 8 },
  scale: { measure: scale, goals: 26 },
  sessions: { measure: sessions, goals: 13 },
  handoffs: { measure: handoffs, goals: 1 },
  systems: { measure: systems, goals: 4 },
  attacks: { measure: attacks, goals: 8 },
  "kept-draft": { measure: keptDraft, goals: 3 },
  effort: { measure: effort, goals: 7 },
};

// What was started ends with the bench.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

const results = join(import.meta.dirname, "results");
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0)
  throw new Error(`No part is called ${unknown.join(", ")}: there are ${Object.keys(parts).join(", ")}.`);

const machine = () => ({
  processor: `${cpus().length} × ${cpus()[0]?.model ?? "?"}`,
  memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  node: process.version,
  load: loadavg().map((load) => Number(load.toFixed(1))),
});

mkdirSync(results, { recursive: true });
say(JSON.stringify(machine()));
for (const [name, { measure, goals }] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const before = machine();
  const started = new Date();
  const rows = await measure();
  const seconds = Math.round((Date.now() - started.getTime()) / 1000);
  const heading = `### ${name}`;
  const circumstances = `\`npm run bench -- ${name}\`, ${started.toISOString().slice(0, 10)}, ${seconds} s, load ${before.load[0]} before and ${machine().load[0]} after.`;
  const page = `${heading}\n\n${circumstances}\n\n${formatTable(rows)}\n`;
  say(`\n${page}`);
  const why = blindness(rows, goals);
  if (why) {
    process.exitCode = 1;
    say(`NO VERDICT  ${name}: ${why}`);
  }
  const report = { part: name, at: started.toISOString(), seconds, before, after: machine(), rows };
  writeFileSync(join(results, `${name}.md`), page);
  writeFileSync(join(results, `${name}.json`), `${JSON.stringify(report, null, 2)}\n`);
}

function say(lines: string): void {
  process.stdout.write(`${lines}\n`);
}
