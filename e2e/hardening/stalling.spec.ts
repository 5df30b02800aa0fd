import { accounts, staffPassword } from "../support/accounts";
import { expect, test } from "../support/fixtures";
import { type BranchApp, startBranchApp } from "../support/server/branch-app";
import { someForm } from "../support/server/submissions";
import { actionId, callSignIn, cookiesIn, submission, Visitor } from "../support/server/visitor";
import { deployedUrl } from "../support/servers";
import { type Answers, type Attack, type Flood, openFlood, requestBytes } from "./flood";

/** Nobody can stall an instance: each attack goes on from another process, and other people notice little of it. */
test.skip(deployedUrl !== undefined, "starts the build itself");
test.describe.configure({ mode: "serial", timeout: 90_000 });

/** How many times as long as without an attack a page may take with one. */
const mostSlowdown = 3;

let app: BranchApp;
let url: string;
let flood: Flood;
let attacker: Visitor;
/** Of a browser in which staff signed in before. */
let knownDevice: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = await startBranchApp({
    TRUSTED_PROXY_HOPS: "1",
    SUBMISSIONS_PER_ADDRESS_AND_HOUR: "1000000",
    SIGN_INS_PER_ADDRESS: "1000000",
  });
  url = app.instance.url;
  flood = openFlood(url);
  attacker = new Visitor(url);
  await attacker.start();
  knownDevice = cookiesIn(await signIn());
  expect(knownDevice).toContain("known-device-");
});
test.afterAll(async () => {
  flood?.end();
  await app?.close();
});

test("A1: 6 MB of `a&` and 90,000 empty parts: 413, and pages as before", async () => {
  const pairs = Buffer.from("a&".repeat(3_000_000));
  const parts = Buffer.from(
    `${'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(90_000)}--x--\r\n`,
  );
  const [post, multipart] = ["POST /api/application", "multipart/form-data; boundary=x"];
  const urlencoded = "application/x-www-form-urlencoded";
  const small = (type: string, body: Buffer, chunked: boolean) =>
    requestBytes(post, { ...here(), "content-type": type }, body, { chunked });
  const requests = [
    small(urlencoded, pairs, false),
    small(urlencoded, pairs, true),
    small(multipart, parts, false),
    small(multipart, parts, true),
    submissionBytes(multipart, parts, attacker.cookie),
  ];
  const answers = await expectService({ requests, connections: 1, restMs: 50 });
  expect(Object.keys(answers)).toEqual(["413"]);
  expect(answers["413"]).toBeGreaterThan(requests.length);
});

/** Honest people come while the attack goes on; none is refused, and their pages are about as fast as without. */
async function expectService(attack: Attack): Promise<Answers> {
  const [quiet, during]: [number[], number[]] = [[], []];
  const total: Answers = {};
  for (let round = 0; round < 3; round++) {
    quiet.push(...(await pageTimes()));
    await flood.go(attack);
    during.push(...(await pageTimes()));
    if (round === 0) await expectHonest();
    for (const [status, count] of Object.entries(await flood.pause()))
      total[status] = (total[status] ?? 0) + count;
    await expect.poll(() => app.instance.metric("onboarding_submissions_in_flight")).toBe(0);
  }
  expectLittleSlowdown(quiet, during);
  return total;
}

function expectLittleSlowdown(quiet: number[], during: number[]): void {
  const [without, withIt] = [median(quiet), median(during)];
  const description = `${without.toFixed(0)} ms without, ${withIt.toFixed(0)} ms with`;
  test.info().annotations.push({ type: "slowdown", description });
  expect(withIt / without, description).toBeLessThanOrEqual(mostSlowdown);
}

const pageTimes = () =>
  timesOf(async () => {
    const answer = await fetch(`${url}/id`);
    expect(answer.status).toBe(200);
    return answer;
  }, 6);

/** Milliseconds until the answer is whole, one after the other. */
async function timesOf(ask: () => Promise<Response>, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < count; turn++) {
    const began = performance.now();
    await (await ask()).text();
    times.push(performance.now() - began);
  }
  return times;
}

const median = (times: number[]) => times.sort((one, other) => one - other)[times.length >> 1] ?? 0;

/** @throws unless the known device gets a session */
async function signIn(): Promise<Response> {
  const { username } = accounts.staffA;
  const answer = await callSignIn(
    url,
    "signInStaff",
    { username, password: staffPassword },
    { cookie: knownDevice ?? "" },
  );
  expect(cookiesIn(answer)).toMatch(/^staff=/);
  return answer;
}

/** Consent, sign-in, a submission, the end of a case and a sign-out, as if nothing were. */
async function expectHonest(): Promise<void> {
  const someone = new Visitor(url);
  await someone.start();
  expect((await someone.submit(someForm())).outcome?.kind).toBe("verified");
  const staff = cookiesIn(await signIn());
  const post = (path: string, cookie: string, fields: Record<string, string>) =>
    fetch(`${url}${path}`, {
      method: "POST",
      headers: { origin: url, cookie },
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
  expect((await post("/api/end-case", someone.cookie, { next: "/id" })).status).toBe(303);
  expect((await someone.submit(someForm())).outcome).toMatchObject({ kind: "refused", reason: "session" });
  expect((await post("/api/staff/sign-out", staff, { locale: "id" })).status).toBe(303);
}

const here = () => ({ host: new URL(url).host, origin: url });

function submissionBytes(
  type: string,
  body: Buffer,
  cookie: string,
  headers: Record<string, string> = {},
): Uint8Array {
  const action = actionId(submission.action);
  const all = { ...here(), "next-action": action, "content-type": type, cookie };
  return requestBytes(`POST ${submission.page}`, { ...all, ...headers }, body);
}
