import { openDatabase } from "./database";
import { startPostgres } from "./testing/local-postgres";
import { openScale, operations, planOf } from "./testing/scale";

/** Prints what each operation costs with a thousand attempts in the table and with a million. */

const sizes = [1_000, 1_000_000];
const rounds = 200;
const warmUp = 50;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function measure(rows: number, explain: boolean): Promise<Record<string, number>> {
  const server = await startPostgres();
  try {
    await (await openDatabase({ databaseUrl: server.url, dataDir: "unused" })).close();
    const { pool, ledger, statements, close } = await openScale(server.url, rows);
    const medians: Record<string, number> = {};
    for (const [name, operation] of Object.entries(operations(ledger, rows))) {
      const times: number[] = [];
      for (let round = -warmUp; round < rounds; round += 1) {
        statements.length = 0;
        const began = performance.now();
        await operation();
        if (round >= 0) times.push(performance.now() - began);
      }
      medians[name] = times.sort((one, other) => one - other)[rounds / 2] ?? Number.NaN;
      if (explain) await printPlans(name, statements.slice(), (statement) => planOf(pool, statement));
    }
    await close();
    return medians;
  } finally {
    await server.stop();
  }
}

async function printPlans(
  name: string,
  statements: { sql: string; params: unknown[] }[],
  plan: (statement: { sql: string; params: unknown[] }) => Promise<string>,
) {
  for (const statement of statements.filter(({ sql }) => /^(select "|update|delete)/.test(sql))) {
    const scans = (await plan(statement)).match(/(Index|Bitmap Index|Index Only|Seq) Scan[^(]*/g) ?? [];
    say(`  ${name}: ${scans.map((scan) => scan.trim()).join("; ")}`);
  }
}

const [few, many] = sizes as [number, number];
const small = await measure(few, false);
say(`Plans with ${many} attempts:`);
const large = await measure(many, true);
say(`\n${"median of 200, ms".padEnd(28)}${String(few).padStart(12)}${String(many).padStart(12)}`);
for (const [name, ms] of Object.entries(small))
  say(
    `${name.padEnd(28)}${ms.toFixed(2).padStart(12)}${(large[name] ?? Number.NaN).toFixed(2).padStart(12)}`,
  );
