import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../ledger/database/open";
import { ownDatabase } from "../ledger/testing/own-database";
import { openScale, operations, planOf, type Statement } from "../ledger/testing/scale";
import { addKey, createApiKeys } from "./keys";
import { sessionBody } from "./session-body";
import { createSessions } from "./sessions";
import { sessionOperations } from "./testing/scale";

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

/** What these ask of rows that are there. */
async function questionsOf(asked: Record<string, () => Promise<unknown>>): Promise<Statement[]> {
  scale.statements.length = 0;
  for (const operation of Object.values(asked)) await operation();
  return scale.statements.filter(({ sql }) => /^\(?(select|update|delete|with)/.test(sql));
}

test("everything that somebody waits for goes by an index", async () => {
  const queries = await questionsOf(operations(scale.ledger, rows));
  expect(queries.length).toBeGreaterThan(25);
  for (const query of queries)
    expect(await planOf(scale.pool, query), query.sql).not.toMatch(/Seq Scan on (attempts|applications)/);
});

/** Of a table this small, a batch of a thousand is worth a scan; the bench has a million. */
const isBatch = ({ sql }: Statement) => sql.includes("skip locked") || sql.startsWith("delete");

test("every call of another system goes by an index", async () => {
  const asked = await questionsOf(sessionOperations(scale, rows));
  const queries = asked.filter((query) => !isBatch(query));
  expect(queries.length).toBeGreaterThan(20);
  for (const query of queries)
    expect(await planOf(scale.pool, query), query.sql).not.toMatch(
      /Seq Scan on (sessions|attempts|applications|consents)/,
    );
});

const verbs = () => scale.statements.map(({ sql }) => sql.split(" ", 1)[0]);

test("admit: within a minute a key is only asked for", async () => {
  const { db, now } = scale;
  const key = await addKey(db, { name: "asked", mode: "test", scopes: ["results:read"] });
  const { admit } = createApiKeys(db, "test", now);
  scale.statements.length = 0;
  for (const _ of [1, 2])
    expect(await admit(`Bearer ${key}`, "results:read")).toMatchObject({ kind: "admitted" });
  expect(verbs()).toEqual(["select", "update", "select"]);
});

test("read: a session that nobody has opened is one question", async () => {
  const { db, ledger, now } = scale;
  const sessions = createSessions({
    db,
    ledger,
    now,
    mode: "test",
    secrets: () => ["a secret for tests only"],
  });
  const key = { name: "shop", realm: "shop" };
  const body = sessionBody([]).parse({});
  const made = await sessions.create({
    key,
    body,
    origin: "https://onboarding.example.com",
    idempotencyKey: null,
  });
  if (made.kind !== "created") throw new Error(made.kind);
  scale.statements.length = 0;
  expect(await sessions.read(key, made.session.id)).toMatchObject({ status: "created", attemptId: null });
  expect(verbs()).toEqual(["select"]);
});
