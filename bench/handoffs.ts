import { setTimeout as wait } from "node:timers/promises";
import type { Server } from "../e2e/support/server/launch";
import { databaseClock } from "../lib/ledger/clock";
import { openDatabase } from "../lib/ledger/database/open";
import { createKeyedHash } from "../lib/ledger/fingerprint";
import { createLedger } from "../lib/ledger/ledger";
import { defaultRules } from "../lib/ledger/rules";
import { load } from "./submit/load";
import type { Submission } from "./submit/submission";
import { openSubmitTestbed } from "./submit/submit-app";
import { kredibelEnv } from "./support/app";
import { cpuMs } from "./support/process-usage";
import { median, type Row } from "./support/table";
import { startLeastRoutes } from "./systems/least-routes";
import { openTabs } from "./watching-tabs";

const watched = 1_000;
const atOnce = 10;
const rounds = 3;
const roundMs = 60_000;

/**
 * What a thousand computers that watch their phones cost, beside as many tabs that ask a bare Next route every ten seconds, both at the
 * same time; and one question that wants its answer at once, beside one of the bare route.
 */
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
      return [
        await watchedAtOnce(ours, bare, cookies),
        {
          what: `${watched} questions that are not held, ${atOnce} at once: CPU of the server for each`,
          unit: "ms",
          ours: median(cpu.ours),
          against: { name: "bare Next route", figure: median(cpu.bare) },
        },
      ];
    } finally {
      await bare.stop();
    }
  } finally {
    await testbed.stop();
  }
}

/** The sentence to reach. */
async function watchedAtOnce(ours: Server, bare: Server, cookies: string[]): Promise<Row> {
  const tabs = await Promise.all([
    openTabs(`${ours.url}/api/handoff`, cookies),
    openTabs(`${bare.url}/api/bare`, cookies),
  ]);
  const used = { ours: [] as number[], bare: [] as number[] };
  const before = tabs.map((side) => side.counts());
  for (let round = 0; round < rounds; round++) {
    const began = { at: performance.now(), ours: cpuMs(ours.pid), bare: cpuMs(bare.pid) };
    await wait(roundMs);
    const seconds = (performance.now() - began.at) / 1000;
    used.ours.push((cpuMs(ours.pid) - began.ours) / seconds);
    used.bare.push((cpuMs(bare.pid) - began.bare) / seconds);
  }
  const counts = tabs.map((side, nth) => ({
    held: side.counts().held - (before[nth]?.held ?? 0),
    answers: side.counts().answers - (before[nth]?.answers ?? 0),
  }));
  const [saw = 0, asked = 0] = [counts[0]?.held, counts[1]?.answers];
  for (const { close } of tabs) await close();
  const [figure, least] = [median(used.ours), median(used.bare)];
  const goal = { sentence: "≤ 1.5 ×", met: figure <= 1.5 * least, saw, least: rounds * watched };
  return {
    what: `${watched} watched hand-offs for ${rounds} minutes, ${saw} held questions: CPU of the server a second`,
    unit: "ms",
    ours: figure,
    against: { name: `as many tabs at a bare Next route, ${asked} questions`, figure: least },
    goal,
  };
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
