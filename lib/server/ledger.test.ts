import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { claimed, claimOf, openCase } from "../ledger/testing/cases";
import { ownDatabase, ownDataDir } from "../ledger/testing/own-database";
import { openLedger, rulesOf } from "./ledger";
import { readSettings } from "./ops/env";
import { secretsOf } from "./secrets";

const dataDir = await ownDataDir();
const quiet = pino({ level: "silent" });
afterAll(() => rmSync(dataDir, { recursive: true }));

function settingsWith(env: Record<string, string>) {
  const read = readSettings({ NODE_ENV: "test", KREDIBEL_SIMULATOR: "1", ...env });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.settings;
}

test("with the simulator the secret is made once and kept, for the owner's eyes only", async () => {
  const settings = settingsWith({ DATA_DIR: dataDir });
  const first = await openLedger(settings, secretsOf(settings), quiet);
  const opening = { channel: "self", locale: "id", consentVersion: "1", consentHash: "h" } as const;
  const { id, token } = await first.ledger.openApplication(opening);
  await first.close();
  const second = await openLedger(settings, secretsOf(settings), quiet);
  expect(await second.ledger.findApplication(token)).toMatchObject({ id });
  await second.close();
  expect(statSync(join(dataDir, "ledger-secret")).mode & 0o777).toBe(0o600);
}, 60_000);

test("the settings' minutes and hours become the ledger's rules", () => {
  const rules = rulesOf(
    settingsWith({
      UNKNOWN_RETRY_AFTER: "3",
      ATTEMPTS_WINDOW_HOURS: "2",
      CALLS_PER_HOUR: "9",
      CHARGED_CALLS_PER_NIK_AND_DAY: "2",
    }),
  );
  expect(rules).toMatchObject({
    callTimeoutMs: 60_000,
    unknownRetryAfterMs: 180_000,
    attemptsPerApplication: { count: 5, windowMs: 7_200_000 },
    chargedCallsPerNik: { count: 2, windowMs: 86_400_000 },
    calls: { count: 9, windowMs: 3_600_000 },
  });
  expect(rulesOf(settingsWith({ UNKNOWN_RETRY_AFTER: "never" })).unknownRetryAfterMs).toBe("never");
});

afterEach(() => vi.useRealTimers());

const clocks = [
  [0, 15],
  [0, -15],
  [15, 0],
  [-15, 0],
] as const;
test.each(clocks)(
  "clocks 15 minutes apart (%i, %i): two instances make one call for a NIK",
  async (...clocks) => {
    const settings = settingsWith({ DATABASE_URL: await ownDatabase(), LEDGER_SECRET: "s".repeat(32) });
    const open = () => openLedger(settings, secretsOf(settings), quiet);
    const instances = [await open(), await open()] as const;
    /** An instance's ledger, the process's clock being that instance's from now on. */
    const at = (which: 0 | 1) => {
      vi.useRealTimers();
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + clocks[which] * 60_000 });
      return instances[which].ledger;
    };
    const mine = claimOf(at(0), await openCase(at(0)));
    const theirs = claimOf(at(1), await openCase(at(1)));
    const expectRefused = async () =>
      expect(await at(1).claimAttempt(theirs)).toMatchObject({ kind: "nik_in_flight" });

    const lease = await claimed(at(0), mine);
    await expectRefused();
    await at(0).markSent(lease);
    expect(await at(1).endLeftBehind()).toBe(0);
    await expectRefused();
    await at(0).settleAttempt(lease, { kind: "unknown", attemptId: mine.attemptId });
    await expectRefused();
    for (const { close } of instances) await close();
  },
  60_000,
);
