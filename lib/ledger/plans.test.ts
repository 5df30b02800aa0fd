import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "./database/open";
import { ownDatabase } from "./testing/own-database";
import { openScale, operations, planOf } from "./testing/scale";

const rows = 20_000;
let scale: Awaited<ReturnType<typeof openScale>>;

beforeAll(async () => {
  const databaseUrl = await ownDatabase();
  await (await openDatabase({ databaseUrl, dataDir: "unused" })).close();
  scale = await openScale(databaseUrl, rows);
}, 60_000);

afterAll(async () => {
  await scale.close();
});

test("everything that somebody waits for goes by an index", async () => {
  const { pool, ledger, statements } = scale;
  for (const operation of Object.values(operations(ledger, rows))) await operation();
  const queries = statements.filter(({ sql }) => /^\(?(select|update|delete|with)/.test(sql));
  expect(queries.length).toBeGreaterThan(25);
  for (const query of queries) {
    const plan = await planOf(pool, query);
    expect(plan, query.sql).not.toMatch(/Seq Scan on (attempts|applications)/);
  }
});
