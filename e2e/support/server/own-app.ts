import { test } from "../fixtures";
import type { BranchApp } from "./branch-app";
import type { Instance } from "./instance";
import { deployedUrl } from "./servers";
import { openTestbed, type Settings, type Testbed } from "./testbed";

/** What a file's tests have to themselves, filled before the first of them; they are skipped against a deployed app. */
function ownFor<Own extends { close: () => Promise<void> }>(open: () => Promise<Own>): Own {
  const own = {} as Own;
  test.skip(deployedUrl !== undefined, "starts the build itself");
  test.beforeAll(async () => {
    test.setTimeout(180_000);
    Object.assign(own, await open());
  });
  test.afterAll(() => own.close?.());
  return own;
}

/** For tests that each start servers of their own. */
export function ownTestbed(): Testbed {
  const own = ownFor(openTestbed);
  test.beforeEach(() => own.simulator.forget());
  return own;
}

/** One server for all tests of the file. */
export function ownApp(settings: Settings = {}): Testbed & { server: Instance } {
  const own = ownTestbed() as Testbed & { server: Instance };
  test.beforeAll(async () => {
    own.server = await own.start(settings);
  });
  return own;
}

/** Its libraries are loaded for those that start one. */
export const ownBranchApp = (settings: Settings = {}): BranchApp =>
  ownFor(async () => (await import("./branch-app")).startBranchApp(settings));
