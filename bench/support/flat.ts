import { openDatabase } from "../../lib/ledger/database/open";
import { startPostgres } from "../../lib/ledger/testing/local-postgres";
import { openScale } from "../../lib/ledger/testing/scale";
import { median, type Row } from "./table";

const few = 1_000;
const many = 1_000_000;
const times = 100;

type Scale = Awaited<ReturnType<typeof openScale>>;
type Operations = Record<string, () => Promise<unknown>>;

/**
 * What operations take on a million rows and on a thousand, in turns: whatever else the machine does meets both.
 * @param least rows that all looks together find
 * @param last with the million, once they are measured
 */
export async function flatRows(
  name: string,
  operationsOf: (scale: Scale, rows: number) => Operations,
  least: number,
  last: (scale: Scale, rows: number) => Promise<Row[]> = async () => [],
): Promise<Row[]> {
  const server = { few: await startPostgres(), many: await startPostgres() };
  try {
    for (const { url } of Object.values(server))
      await (await openDatabase({ databaseUrl: url, dataDir: "unused" })).close();
    const [small, large] = [await openScale(server.few.url, few), await openScale(server.many.url, many)];
    const onSmall = operationsOf(small, few);
    const table: Row[] = [];
    let found = 0;
    for (const [operationName, operation] of Object.entries(operationsOf(large, many))) {
      const other = onSmall[operationName];
      if (!other) throw new Error(`${operationName} is not asked of the small table.`);
      const took = { few: [] as number[], many: [] as number[] };
      found += await showTheSame(operationName, other, operation);
      for (let turn = -times / 4; turn < times; turn++) {
        const [a, b] = [await timed(other), await timed(operation)];
        if (turn >= 0) took.few.push(a) && took.many.push(b);
      }
      const [figure, ours] = [median(took.few), median(took.many)];
      table.push({
        what: `${name}: ${operationName}`,
        unit: "ms",
        ours,
        against: { name: `with ${few.toLocaleString("en")}`, figure },
        goal: { sentence: "≤ 1.2 ×", met: ours <= 1.2 * figure, saw: took.many.length, least: times },
      });
    }
    if (found < least) throw new Error(`All looks together found ${found} rows.`);
    table.push(...(await last(large, many)));
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
