import { setTimeout as wait } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { databaseClock } from "../../lib/ledger/clock";
import type { Database } from "../../lib/ledger/database/database";
import { openDatabase } from "../../lib/ledger/database/open";
import { eventNames } from "../../lib/ledger/events";
import { sessions } from "../../lib/ledger/schema";
import { addKey } from "../../lib/sessions/keys";
import { scopeNames } from "../../lib/sessions/scopes";
import { addEndpoint, removeEndpoint } from "../../lib/webhooks/endpoints";
import { startReceiver } from "../../lib/webhooks/testing/receiver";
import { load } from "../submit/load";
import { type Submission, toOurs } from "../submit/submission";
import { openSubmitTestbed } from "../submit/submit-app";
import { median, type Row } from "../support/table";
import { startLeastRoutes } from "./least-routes";

const atOnce = 10;
const rounds = 5;
/** Calls of a round, and before the first. */
const calls = { each: 300, warmUp: 900 };
/** Submissions of a round, one after the other: what a webhook costs must not hide in a queue of people. */
const submissions = { each: 60, warmUp: 200 };
const outageMs = 1_000;

/** What another system's calls cost the server, and what its webhooks cost a person who submits. */
export async function systems(): Promise<Row[]> {
  const testbed = await openSubmitTestbed();
  try {
    const { db, close } = await openDatabase({ databaseUrl: testbed.databaseUrl, dataDir: "unused" });
    try {
      const [app] = testbed.ours;
      if (!app) throw new Error("There is no instance.");
      const key = await addKey(db, { name: "bench", mode: "live", scopes: scopeNames });
      if (!key) throw new Error("The bench has a key already.");
      return [
        ...(await callRows(db, app, testbed.databaseUrl, key)),
        await webhookRow(app.url, app.pid, {
          switchOn: async (url) => (await addEndpoint(db, url, eventNames)).id,
          switchOff: (id) => removeEndpoint(db, id),
        }),
      ];
    } finally {
      await close();
    }
  } finally {
    await testbed.stop();
  }
}

type Side = { pid: number; url: string };

async function callRows(db: Database, ours: Side, databaseUrl: string, key: string): Promise<Row[]> {
  const least = await startLeastRoutes(databaseUrl);
  try {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const theirs = { pid: least.pid, url: least.url };
    const make = ({ url }: Side): Submission => ({
      url: `${url}/api/v1/sessions`,
      headers,
      body: Buffer.from(JSON.stringify({ ref: `INV/2026/${Math.random()}`, locale: "id" })),
      expected: /"status":"created"/,
    });
    const [fresh, opened] = [await makeOne(make(ours)), await makeOne(make(ours))];
    await db
      .update(sessions)
      .set({ openedAt: databaseClock(), ownerHash: "the bench's" })
      .where(eq(sessions.id, opened));
    const read = (id: string, status: string) => (side: Side) => ({
      ...{ url: `${side.url}/api/v1/sessions/${id}`, method: "GET" as const, headers, body: Buffer.alloc(0) },
      expected: new RegExp(`"status":"${status}"`),
    });
    return [
      await callRow("making a session, two statements", ours, theirs, make),
      await callRow("reading a new session, two statements", ours, theirs, read(fresh, "created")),
      await callRow("reading an opened session, four statements", ours, theirs, read(opened, "opened")),
    ];
  } finally {
    await least.stop();
  }
}

async function makeOne({ url, headers, body }: Submission): Promise<string> {
  const answer = await fetch(url, { method: "POST", headers, body: new Uint8Array(body) });
  return (await answer.json()).id;
}

async function callRow(
  what: string,
  ours: Side,
  theirs: Side,
  callOf: (side: Side) => Submission,
): Promise<Row> {
  const run = (side: Side, count: number) =>
    load(
      [side.pid],
      Array.from({ length: count }, () => callOf(side)),
      atOnce,
      0,
    );
  for (const side of [ours, theirs]) await run(side, calls.warmUp);
  const cpu = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    cpu.ours.push((await run(ours, calls.each)).cpuEach);
    cpu.theirs.push((await run(theirs, calls.each)).cpuEach);
  }
  const [figure, least] = [median(cpu.ours), median(cpu.theirs)];
  const saw = cpu.theirs.filter((each) => each > 0).length * calls.each;
  return {
    what: `${what}, ${atOnce} at once: CPU of the server`,
    unit: "ms",
    ours: figure,
    against: { name: "least Next route", figure: least },
    goal: { sentence: "≤ 1.3 ×", met: figure <= 1.3 * least, saw, least: rounds * calls.each },
  };
}

type Webhooks = { switchOn: (url: string) => Promise<string>; switchOff: (id: string) => Promise<unknown> };

/** Submissions with a receiver that is down half the time, and without any, in turns. */
async function webhookRow(url: string, pid: number, { switchOn, switchOff }: Webhooks): Promise<Row> {
  const run = async (count: number) => {
    const all: Submission[] = [];
    while (all.length < count) all.push(await toOurs(url));
    return (await load([pid], all, 1, 0)).took;
  };
  const receiver = await startReceiver();
  const took = { told: [] as number[], alone: [] as number[] };
  try {
    await run(submissions.warmUp);
    for (let round = 0; round < rounds; round++) {
      const endpoint = await switchOn(receiver.url);
      const over = new AbortController();
      const outages = downHalfTheTime(receiver, over.signal);
      took.told.push(...(await run(submissions.each)));
      over.abort();
      await outages;
      await switchOff(endpoint);
      took.alone.push(...(await run(submissions.each)));
    }
  } finally {
    await receiver.close();
  }
  const [figure, alone] = [median(took.told), median(took.alone)];
  return {
    what: "a submission with a webhook whose receiver is down half the time: median",
    unit: "ms",
    ours: figure,
    against: { name: "without a webhook", figure: alone },
    goal: {
      sentence: "≤ 1.05 ×",
      met: figure <= 1.05 * alone,
      saw: Math.min(took.told.length, receiver.received.length),
      least: rounds * 20,
    },
  };
}

async function downHalfTheTime(
  receiver: Awaited<ReturnType<typeof startReceiver>>,
  over: AbortSignal,
): Promise<void> {
  while (!over.aborted) {
    await wait(outageMs);
    await receiver.fail("down");
    await wait(outageMs);
    await receiver.recover();
  }
}
