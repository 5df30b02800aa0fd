import fs, { rmSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { counters } from "../schema";
import { cuttable } from "../testing/cuttable";
import { ownDatabase, ownDataDir } from "../testing/own-database";
import type { DatabaseSettings } from "./database";
import { openDatabase } from "./open";
import { createWriteCheck } from "./write-check";

/** One connection, whose settings a test may change. */
async function using(
  settings: DatabaseSettings,
  use: (open: Awaited<ReturnType<typeof openDatabase>>) => Promise<void>,
): Promise<void> {
  const open = await openDatabase({ maxConnections: 1, ...settings });
  try {
    await use(open);
  } finally {
    await open.close();
  }
}

async function onEach(use: Parameters<typeof using>[1]): Promise<void> {
  const dataDir = await ownDataDir();
  await using({ dataDir }, use);
  rmSync(dataDir, { recursive: true });
  await using({ databaseUrl: await ownDatabase(), dataDir: "unused" }, use);
}

test("write check: no while the database reads and takes no writes, or has no space", async () => {
  let judged = 0;
  await onEach(async ({ db }) => {
    let now = 0;
    const check = createWriteCheck(db, () => now);
    expect(await check()).toBe(true);
    await db.execute(sql`set default_transaction_read_only = on`);
    await db.execute(sql`select 1`);
    now += 3_000;
    await expect(check()).rejects.toThrow("25006");
    await db.execute(sql`set default_transaction_read_only = off`);
    // The last answer stands until it is time for the next write.
    await expect(check()).rejects.toThrow("25006");
    now += 3_000;
    expect(await check()).toBe(true);
    // As much as a full disk has left.
    await db.execute(sql`set temp_file_limit = '100kB'`);
    now += 3_000;
    await expect(check()).rejects.toThrow("53400");
    judged++;
  });
  expect(judged).toBe(2);
}, 120_000);

test("write check: no while the disk is full, though rows still fit into pages that exist", async () => {
  const dataDir = await ownDataDir();
  await using({ dataDir }, async ({ db }) => {
    let now = 0;
    const check = createWriteCheck(db, () => now);
    expect(await check()).toBe(true);
    const disk = fillDisk();
    await db.insert(counters).values({ key: "fits", windowStart: new Date(0), count: 0 });
    now += 3_000;
    await expect(check()).rejects.toThrow("53100");
    expect(disk.refused()).toBeGreaterThan(0);
    disk.free();
    now += 3_000;
    expect(await check()).toBe(true);
  });
  rmSync(dataDir, { recursive: true });
}, 120_000);

/** What the system says of a full disk to the embedded database: files may be written, and not grow. */
function fillDisk() {
  const write = fs.writeSync;
  let refused = 0;
  const spy = vi.spyOn(fs, "writeSync").mockImplementation(((
    file: number,
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ) => {
    if (position + length <= fs.fstatSync(file).size) return write(file, bytes, offset, length, position);
    refused++;
    throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  }) as typeof fs.writeSync);
  syncBuiltinESMExports();
  const free = () => {
    spy.mockRestore();
    syncBuiltinESMExports();
  };
  return { refused: () => refused, free };
}

test("write check: one row an instance, one write however many ask", async () => {
  await using({ databaseUrl: await ownDatabase(), dataDir: "unused" }, async ({ db }) => {
    let now = 0;
    const check = createWriteCheck(db, () => now);
    const rows = () => db.select({ count: counters.count }).from(counters);
    await Promise.all([check(), check(), check()]);
    expect(await rows()).toEqual([{ count: 0 }]);
    now += 2_999;
    await check();
    expect(await rows()).toEqual([{ count: 0 }]);
    now += 1;
    await Promise.all([check(), check()]);
    expect(await rows()).toEqual([{ count: 1 }]);
  });
}, 60_000);

test("write check: while a write has no answer nobody starts another", async () => {
  const network = await cuttable(await ownDatabase());
  await using({ databaseUrl: network.url, dataDir: "unused" }, async ({ db }) => {
    let now = 0;
    const check = createWriteCheck(db, () => now);
    await check();
    network.freeze(true);
    now += 3_000;
    const first = check();
    now += 60_000;
    expect(check()).toBe(first);
    network.freeze(false);
    expect(await first).toBe(true);
  });
  network.close();
}, 60_000);
