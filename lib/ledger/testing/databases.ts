import { rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import { momentAt } from "../clock";
import type { OpenDatabase } from "../database/database";
import { openDatabase } from "../database/open";
import { createKeyedHash } from "../fingerprint";
import { createLedger, type Ledger } from "../ledger";
import { after, defaultRules, type LedgerRules } from "../rules";
import { emptyTables } from "./empty-tables";
import { ownDatabase, ownDataDir } from "./own-database";

export type Kind = OpenDatabase["kind"];

/** A ledger on an empty database, with a clock and rules that the test owns. */
export type Bench = {
  kind: Kind;
  database: OpenDatabase;
  ledger: Ledger;
  /** Another instance: a pool of its own on PostgreSQL, the same database where there can be only one process. */
  second: Ledger;
  rules: LedgerRules;
  now: () => Date;
  advance: (ms: number) => void;
};

/** Starting a database takes seconds, and more on a busy machine. */
const patienceMs = 60_000;

const began = new Date("2026-03-02T09:00:00.000Z");

/** Runs a suite on both databases; `bench()` gives what the running test works with. */
export function onEachDatabase(
  title: string,
  suite: (bench: () => Bench, kind: Kind) => void,
  kinds: Kind[] = ["embedded", "postgresql"],
): void {
  describe.each(kinds)(`${title} on %s`, { timeout: patienceMs }, (kind) => {
    let bench: Bench;
    beforeAll(async () => {
      await databasesOf(kind);
    }, patienceMs);
    beforeEach(async () => {
      bench = await freshBench(kind, (await databasesOf(kind)).databases);
    }, patienceMs);
    suite(() => bench, kind);
  });
}

type Opened = { databases: [OpenDatabase, OpenDatabase]; close: () => Promise<void> };

/** Each is opened once a test file, since that takes longer than any test. */
const opened = new Map<Kind, Promise<Opened>>();

function databasesOf(kind: Kind): Promise<Opened> {
  const databases = opened.get(kind) ?? (kind === "embedded" ? openTemporary() : openServer());
  opened.set(kind, databases);
  return databases;
}

afterAll(async () => {
  for (const databases of opened.values()) await (await databases).close();
}, patienceMs);

async function openTemporary(): Promise<Opened> {
  const dataDir = await ownDataDir();
  const only = await openDatabase({ dataDir });
  const close = async () => {
    await only.close();
    rmSync(dataDir, { recursive: true });
  };
  return { databases: [only, only], close };
}

async function openServer(): Promise<Opened> {
  const databaseUrl = await ownDatabase();
  const openOne = () => openDatabase({ databaseUrl, dataDir: "unused", maxConnections: 12 });
  const databases: [OpenDatabase, OpenDatabase] = [await openOne(), await openOne()];
  const close = async () => {
    for (const database of databases) await database.close();
  };
  return { databases, close };
}

const ledgerTables = [
  "applications",
  "consents",
  "attempts",
  "former_ends",
  "counters",
  "outbox",
  "webhook_endpoints",
  "sessions",
  "handoffs",
];

export const emptyLedger = ({ db }: OpenDatabase): Promise<void> => emptyTables(db, ...ledgerTables);

async function freshBench(kind: Kind, [database, other]: [OpenDatabase, OpenDatabase]): Promise<Bench> {
  await emptyLedger(database);
  let time = began;
  const rules = { ...defaultRules };
  const hash = createKeyedHash("a secret for tests only");
  const now = () => time;
  const ledgerOn = ({ db }: OpenDatabase) => createLedger({ db, hash, rules, now: () => momentAt(time) });
  const advance = (ms: number) => {
    time = after(time, ms);
  };
  return { kind, database, ledger: ledgerOn(database), second: ledgerOn(other), rules, now, advance };
}
