import { rmSync } from "node:fs";
import { pino } from "pino";
import { afterAll, expect, test } from "vitest";
import { ownDataDir } from "../ledger/testing/own-database";
import { createEarlyServices, openServices } from "./open-services";
import { readSettings } from "./ops/env";
import { provideServices, services } from "./services";

const dataDir = await ownDataDir();
afterAll(() => rmSync(dataDir, { recursive: true }));

const early = (dataDir: string) => {
  const env = { KREDIBEL_SIMULATOR: "1", DATA_DIR: dataDir };
  const read = readSettings({ NODE_ENV: "test", ...env });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return createEarlyServices(read.settings, pino({ level: "silent" }));
};

test("services: none before they are provided, then those", async () => {
  expect(() => services()).toThrow("not open");
  const { services: opened, close } = await openServices(early(dataDir));
  provideServices(opened);
  expect(services()).toBe(opened);
  expect(await services().readiness()).toMatchObject({ ready: true, checks: { database: true } });
  await close();
}, 120_000);

test("services: two sets in one process share nothing", async () => {
  const [first, second] = [early(dataDir), early(dataDir)];
  first.stopping.begin("SIGTERM");
  first.metrics.turnedAway.inc({ why: "busy" });
  expect(second.stopping.begun()).toBe(false);
  expect(await first.metrics.registry.metrics()).toContain('why="busy"} 1');
  expect(await second.metrics.registry.metrics()).not.toContain('why="busy"} 1');
});
