import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import { wireFields } from "../../kredibel/constraints";
import { type OpenDatabase, openDatabase } from "../database";
import { type Answers, createKeyedHash, fingerprintOf } from "../fingerprint";
import { createLedger, type Ledger } from "../ledger";
import { after, defaultRules, type LedgerRules } from "../rules";
import { startPostgres } from "./local-postgres";

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

const began = new Date("2026-03-02T09:00:00.000Z");

/** Runs a suite on both databases; `bench()` gives what the running test works with. */
export function onEachDatabase(title: string, suite: (bench: () => Bench, kind: Kind) => void): void {
  describe.each<Kind>(["embedded", "postgresql"])(`${title} on %s`, (kind) => {
    let close: () => Promise<void>;
    let databases: [OpenDatabase, OpenDatabase];
    let bench: Bench;
    beforeAll(async () => {
      ({ databases, close } = await open(kind));
    }, 60_000);
    afterAll(() => close());
    beforeEach(async () => {
      bench = await freshBench(kind, databases);
    });
    suite(() => bench, kind);
  });
}

async function open(
  kind: Kind,
): Promise<{ databases: [OpenDatabase, OpenDatabase]; close: () => Promise<void> }> {
  if (kind === "embedded") {
    const dataDir = mkdtempSync(join(tmpdir(), "ledger-embedded-"));
    const only = await openDatabase({ dataDir });
    const close = async () => {
      await only.close();
      rmSync(dataDir, { recursive: true });
    };
    return { databases: [only, only], close };
  }
  const server = await startPostgres();
  const openOne = () => openDatabase({ databaseUrl: server.url, dataDir: "unused", maxConnections: 12 });
  const databases: [OpenDatabase, OpenDatabase] = [await openOne(), await openOne()];
  const close = async () => {
    for (const database of databases) await database.close();
    await server.stop();
  };
  return { databases, close };
}

async function freshBench(kind: Kind, [database, other]: [OpenDatabase, OpenDatabase]): Promise<Bench> {
  await database.db.execute(sql`truncate applications, consents, attempts, counters`);
  let time = began;
  const rules = { ...defaultRules };
  const hash = createKeyedHash("a secret for tests only");
  const now = () => time;
  const ledgerOn = ({ db }: OpenDatabase) => createLedger({ db, hash, rules, now });
  const advance = (ms: number) => {
    time = after(time, ms);
  };
  return { kind, database, ledger: ledgerOn(database), second: ledgerOn(other), rules, now, advance };
}

/** NIKs that start with 99: there is no such province. */
export const nik = (serial: number) => `990101010190${String(serial).padStart(4, "0")}`;

export function answers(changes: Partial<Answers> = {}): Answers {
  const plain = Object.fromEntries(wireFields.map((field) => [field, `${field} as given`]));
  return { ...plain, identityId: nik(1), ...changes } as Answers;
}

/** Consent given: an application's id. */
export async function openCase(
  ledger: Ledger,
  details: { branch?: string; staff?: string; ref?: string } = {},
) {
  const { id } = await ledger.openApplication({
    channel: details.branch ? "branch" : "self",
    locale: "id",
    consentVersion: "1",
    consentHash: "hash of the text",
    ...details,
  });
  return id;
}

/** A claim as the server would make it. */
export function claimOf(
  ledger: Ledger,
  applicationId: string,
  changes: Partial<Answers> = {},
  attemptId = randomUUID(),
) {
  return {
    applicationId,
    attemptId,
    fingerprint: fingerprintOf(ledger.hash, applicationId, answers(changes)),
  };
}

/** A claim that must win. */
export async function claimed(ledger: Ledger, claim: ReturnType<typeof claimOf>) {
  const result = await ledger.claimAttempt(claim);
  if (result.kind !== "claimed") throw new Error(`expected a claim, got ${result.kind}`);
  return result.lease;
}
