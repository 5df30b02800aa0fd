import { databaseClock } from "../lib/ledger/clock";
import { openDatabase } from "../lib/ledger/database/open";
import { createKeyedHash } from "../lib/ledger/fingerprint";
import { createLedger } from "../lib/ledger/ledger";
import { defaultRules } from "../lib/ledger/rules";
import { load } from "./submit/load";
import type { Submission } from "./submit/submission";
import { openSubmitTestbed } from "./submit/submit-app";
import { kredibelEnv } from "./support/app";
import { median, type Row } from "./support/table";
import { startLeastRoutes } from "./systems/least-routes";

const watched = 1_000;
const atOnce = 10;
const rounds = 5;

/** What a thousand computers that watch their phones cost, beside as many tabs that ask a bare Next route. */
export async function handoffs(): Promise<Row[]> {
  const testbed = await openSubmitTestbed();
  try {
    const [ours] = testbed.ours;
    if (!ours) throw new Error("There is no instance.");
    const cookies = await openCodes(testbed.databaseUrl);
    const bare = await startLeastRoutes(testbed.databaseUrl);
    try {
      const asked = (url: string, expected: RegExp) =>
        cookies.map(
          (cookie): Submission => ({
            ...{ url, method: "GET", headers: { cookie: `handoff=${cookie}` }, body: Buffer.alloc(0) },
            expected,
          }),
        );
      const sides = {
        ours: { pid: ours.pid, all: asked(`${ours.url}/api/handoff`, /"state":"waiting"/) },
        bare: { pid: bare.pid, all: asked(`${bare.url}/api/bare`, /"state":"waiting"/) },
      };
      const run = ({ pid, all }: (typeof sides)["ours"]) => load([pid], all, atOnce, 0);
      for (const side of Object.values(sides)) await run(side);
      const cpu = { ours: [] as number[], bare: [] as number[] };
      for (let round = 0; round < rounds; round++) {
        cpu.ours.push((await run(sides.ours)).cpuEach);
        cpu.bare.push((await run(sides.bare)).cpuEach);
      }
      const [figure, least] = [median(cpu.ours), median(cpu.bare)];
      const saw = cpu.bare.filter((each) => each > 0).length * watched;
      return [
        {
          what: `${watched} watched hand-offs, ${atOnce} at once: CPU of the server for each question`,
          unit: "ms",
          ours: figure,
          against: { name: "bare Next route", figure: least },
          goal: { sentence: "≤ 1.5 ×", met: figure <= 1.5 * least, saw, least: rounds * watched },
        },
      ];
    } finally {
      await bare.stop();
    }
  } finally {
    await testbed.stop();
  }
}

/** @returns the cookie of each computer */
async function openCodes(databaseUrl: string): Promise<string[]> {
  const { db, close } = await openDatabase({ databaseUrl, dataDir: "unused" });
  try {
    const hash = createKeyedHash(kredibelEnv.LEDGER_SECRET);
    // As long as the bench may take.
    const rules = { ...defaultRules, handoffMs: defaultRules.applicationLifetimeMs };
    const ledger = createLedger({ db, hash, rules, now: databaseClock });
    const cookies: string[] = [];
    while (cookies.length < watched) {
      const begun = await ledger.beginHandoff({
        former: null,
        applicationId: null,
        session: null,
        ref: null,
      });
      if (begun) cookies.push(begun.watcher);
    }
    return cookies;
  } finally {
    await close();
  }
}
