import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { databaseClock } from "../clock";
import { createKeyedHash } from "../fingerprint";
import { createLedger } from "../ledger";
import { defaultRules } from "../rules";
import { cuttable } from "../testing/cuttable";
import { ownDatabase, ownDataDir } from "../testing/own-database";
import { openDatabase } from "./open";
import { lockForProcess } from "./process-lock";

describe("PostgreSQL", () => {
  test("five instances that start at once on an empty database bring it up together", async () => {
    const databaseUrl = await ownDatabase();
    const start = () => openDatabase({ databaseUrl, dataDir: "unused" });
    const instances = await Promise.all(Array.from({ length: 5 }, start));
    const applied = sql`select count(*)::int as count from drizzle.__drizzle_migrations`;
    const first = (await instances[0]?.db.execute(applied)) as { rows: { count: number }[] } | undefined;
    for (const instance of instances) await instance.close();
    const late = await start();
    const after = (await late.db.execute(applied)) as { rows: { count: number }[] };
    await late.close();
    expect(first?.rows[0]?.count).toBeGreaterThan(0);
    expect(after.rows).toEqual(first?.rows);
  }, 60_000);

  const moments = ["begin", "select 'work'", "commit"];

  test.each(moments)("a network that fails at %s takes no connection away for good", async (moment) => {
    const network = await cuttable(await ownDatabase());
    const maxConnections = 2;
    const { db, close } = await openDatabase({ databaseUrl: network.url, dataDir: "unused", maxConnections });
    try {
      const work = () => db.transaction((tx) => tx.execute(sql`select 'work'`));
      network.cutAt(moment);
      const failed = await Promise.allSettled(Array.from({ length: 2 * maxConnections }, work));
      expect(failed.map(({ status }) => status)).toEqual(failed.map(() => "rejected"));
      network.cutAt(null);
      await Promise.all(Array.from({ length: 2 * maxConnections }, work));
    } finally {
      await close();
      network.close();
    }
  });

  test("a server that cannot be reached is a plain error, not a wait", async () => {
    const unreachable = openDatabase({
      databaseUrl: "postgresql://nobody@127.0.0.1:1/none",
      dataDir: "unused",
    });
    await expect(unreachable).rejects.toThrow("ECONNREFUSED");
  });
});

describe("the embedded database", () => {
  let dataDir: string;
  let holder: ChildProcess | undefined;
  beforeEach(async () => {
    dataDir = await ownDataDir();
  }, 60_000);
  afterEach(() => {
    holder?.kill("SIGKILL");
    holder = undefined;
    rmSync(dataDir, { recursive: true });
  });

  /** Another process that has it open and has committed a `sent`; resolves with that claim. */
  function hold(): Promise<{ applicationId: string; attemptId: string }> {
    const script = fileURLToPath(new URL("../testing/hold-embedded.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", script, dataDir]);
    holder = child;
    return new Promise((resolve, reject) => {
      child.stdout.once("data", (line) => resolve(JSON.parse(String(line))));
      child.once("exit", () => reject(new Error("the other process ended")));
    });
  }

  test("is refused while in use; opens after kill -9 with what was committed", async () => {
    const { applicationId, attemptId } = await hold();
    await expect(openDatabase({ dataDir })).rejects.toThrow(`in use by process ${holder?.pid}`);
    const gone = new Promise((resolve) => holder?.once("exit", resolve));
    holder?.kill("SIGKILL");
    await gone;
    const { db, close } = await openDatabase({ dataDir });
    const ledger = createLedger({
      db,
      hash: createKeyedHash("secret"),
      rules: defaultRules,
      now: databaseClock,
    });
    expect(await ledger.readAttempt({ applicationId, attemptId })).toMatchObject({ state: "sent" });
    await close();
  }, 60_000);

  test("a process that is stopped as servers are gives its lock back", async () => {
    await hold();
    const gone = new Promise((resolve) => holder?.once("exit", resolve));
    holder?.kill("SIGTERM");
    await gone;
    expect(readdirSync(join(dataDir, "locks"))).toEqual([]);
  }, 60_000);

  const modeOfFolder = () => statSync(join(dataDir, "ledger")).mode & 0o777;

  test("embedded: a folder left readable becomes its owner's alone", async () => {
    chmodSync(join(dataDir, "ledger"), 0o777);
    const { close } = await openDatabase({ dataDir });
    expect(modeOfFolder()).toBe(0o700);
    await close();
  }, 60_000);

  test("a second opening in this process is refused, and free again after closing", async () => {
    const { close } = await openDatabase({ dataDir });
    await expect(openDatabase({ dataDir })).rejects.toThrow("already open in this process");
    expect(modeOfFolder()).toBe(0o700);
    await close();
    await (await openDatabase({ dataDir })).close();
  }, 60_000);
});

describe("the lock", () => {
  const cases = [
    { name: "a pid that is gone", file: `999999999@1-abc@${hostname()}`, opens: true },
    { name: "a pid that another process has now", file: `${process.ppid}@1-abc@${hostname()}`, opens: true },
    { name: "another machine or container", file: "1@1-abc@elsewhere", opens: false },
  ];

  test.each(cases)("left behind by $name: opens? $opens", ({ file, opens }) => {
    const directory = mkdtempSync(join(tmpdir(), "ledger-lock-"));
    writeFileSync(join(directory, file), "");
    const lock = () => lockForProcess(directory)();
    if (opens) expect(lock).not.toThrow();
    else expect(lock).toThrow(/on elsewhere.*delete/);
    rmSync(directory, { recursive: true });
  });
});
