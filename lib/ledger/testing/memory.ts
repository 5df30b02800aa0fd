import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { momentAt } from "../clock";
import type { Database } from "../database/database";
import { createKeyedHash } from "../fingerprint";
import { createLedger } from "../ledger";
import { after, defaultRules } from "../rules";
import * as schema from "../schema";
import { databaseDump } from "./own-database";

/** An empty database in this process's memory. */
export async function openMemoryDatabase(): Promise<Database> {
  return drizzle(await PGlite.create({ loadDataDir: await databaseDump() }), { schema });
}

/** A ledger in this process's memory, with rules that the test may change and a clock that it moves. */
export async function openMemoryLedger() {
  const db = await openMemoryDatabase();
  const rules = { ...defaultRules };
  let time = new Date("2026-03-02T09:00:00.000Z");
  const now = () => time;
  const advance = (ms: number) => {
    time = after(time, ms);
  };
  const ledger = createLedger({
    db,
    hash: createKeyedHash("a secret for tests only"),
    rules,
    now: () => momentAt(time),
  });
  return { ledger, db, rules, now, advance };
}
