import { accounts, staffPassword } from "../support/accounts";
import { expect, test } from "../support/fixtures";
import { type BranchApp, startBranchApp } from "../support/server/branch-app";
import { someForm } from "../support/server/submissions";
import {
  actionId,
  callSignIn,
  cookiesIn,
  signInForm,
  signInPage,
  submissionHead,
  Visitor,
} from "../support/server/visitor";
import { deployedUrl } from "../support/servers";
import { type Answers, type Attack, type Flood, openFlood, requestBytes } from "./flood";
import { markerBombs } from "./hostile-images";

/** Nobody can stall an instance: each attack goes on from another process, and other people notice little of it. Runs alone. */
test.skip(deployedUrl !== undefined, "starts the build itself");
test.describe.configure({ mode: "default", timeout: 90_000 });

/** How many times as long as without an attack anything may take with one. */
const mostSlowdown = 3;
const rounds = 3;
/** `MAX_UPLOADS`, unset. */
const uploads = 64;

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
    UPLOADS_PER_ADDRESS: "8",
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

type Case = {
  name: string;
  attack: () => Attack | Promise<Attack>;
  /** Whether the attack has come as far as it is meant to. */
  stands?: () => Promise<void>;
  /** How often it has to have been answered so in all. */
  floor: Answers;
  /** What slows down beside pages, in the words. */
  signsIn?: true;
};

const cases: Case[] = [
  {
    name: "A1: 6 MB of `a&` and 90,000 empty parts",
    attack: () => {
      const pairs = Buffer.from("a&".repeat(3_000_000));
      const parts = Buffer.from(
        `${'--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n'.repeat(90_000)}--x--\r\n`,
      );
      const multipart = "multipart/form-data; boundary=x";
      const small = (type: string, body: Buffer, chunked: boolean) =>
        requestBytes("POST /api/application", { ...here(), "content-type": type }, body, { chunked });
      const requests = [
        small("application/x-www-form-urlencoded", pairs, false),
        small("application/x-www-form-urlencoded", pairs, true),
        small(multipart, parts, false),
        small(multipart, parts, true),
        Buffer.concat([submissionHeadOf(multipart, parts, "203.0.113.1"), parts]),
      ];
      return { requests, connections: 2, restMs: 50 };
    },
    floor: { 413: 20 },
  },
  {
    name: "A2: bodies that hold every place, silent or dripping",
    // Eight IPv6 /64s of one /48, as in the issue, and eight other networks.
    attack: () => {
      const one = Array.from({ length: 8 }, (_, n) => `2001:db8:1:${n}00::1`);
      const others = Array.from({ length: 8 }, (_, n) => `2001:db8:${n + 2}::1`);
      const addresses = [...Array(3).fill(one), ...Array(8).fill(others)].flat();
      const requests = addresses.map((address) =>
        Buffer.from(
          `${submissionHead(url, {
            cookie: attacker.cookie,
            "x-forwarded-for": address,
            "content-length": "100000",
          })}--x`,
        ),
      );
      return { requests, connections: requests.length, restMs: 200, dripMs: 1_000 };
    },
    stands: () => expect.poll(() => app.instance.metric("onboarding_uploads_in_flight")).toBe(uploads),
    floor: { 408: 30 },
  },
  {
    name: "A3: 30 photos of nothing but markers at once",
    attack: async () => {
      const bombs = await markerBombs();
      const bodies = await Promise.all(bombs.map(({ bytes }) => encoded(cardForm(bytes))));
      const requests = bodies.map(({ type, body }, n) =>
        Buffer.concat([submissionHeadOf(type, body, `203.0.${n % 5}.1`), body]),
      );
      return { requests, connections: 30 };
    },
    stands: async () => {
      const judged = () => app.instance.metric("onboarding_attempts_total", 'outcome="invalid"');
      const before = await judged();
      await expect.poll(judged).toBeGreaterThan(before + 5);
    },
    floor: { 200: 12 },
  },
  {
    name: "A6: wrong sign-ins, 30 at once",
    signsIn: true,
    attack: async () => {
      const requests = await Promise.all(Array.from({ length: 300 }, (_, n) => wrongSignIn(n)));
      return { requests, connections: 30, restMs: 1_000 };
    },
    floor: { 200: 30 },
  },
];

for (const { name, attack, stands, floor, signsIn } of cases)
  test(`${name}: others are served as before`, async () => {
    await flood.load(await attack());
    const [pages, signIns] = [new Slowdown("pages"), new Slowdown("sign-ins")];
    const measure = async (state: State) => {
      await pages.measure(state, aPage, 16);
      if (signsIn) await signIns.measure(state, signIn, 3);
    };
    const total: Answers = {};
    for (let round = 0; round < rounds; round++) {
      await measure("without");
      await flood.go();
      await stands?.();
      await measure("with");
      await comeAndGo();
      for (const [status, count] of Object.entries(await flood.pause()))
        total[status] = (total[status] ?? 0) + count;
      await expect.poll(() => app.instance.metric("onboarding_submissions_in_flight")).toBe(0);
    }
    note("answers", JSON.stringify(total));
    for (const [status, least] of Object.entries(floor)) expect(total[status]).toBeGreaterThanOrEqual(least);
    pages.expectLittle();
    if (signsIn) signIns.expectLittle();
  });

test("A5: a database that takes no writes: not ready, and ready again once it does", async () => {
  const ready = async () => (await fetch(`${url}/api/health/ready`)).status;
  expect(await ready()).toBe(200);
  await app.refuseWrites(true);
  await expect.poll(ready).toBe(503);
  await aPage();
  await app.refuseWrites(false);
  await expect.poll(ready).toBe(200);
  await comeAndGo();
});

const note = (type: string, description: string) => test.info().annotations.push({ type, description });

type State = "without" | "with";

class Slowdown {
  private readonly times: Record<State, number[]> = { without: [], with: [] };

  constructor(private readonly name: string) {}

  /** Milliseconds until the answer is whole, one after the other. */
  async measure(state: State, ask: () => Promise<Response>, count: number): Promise<void> {
    for (let turn = 0; turn < count; turn++) {
      const began = performance.now();
      await (await ask()).text();
      this.times[state].push(performance.now() - began);
    }
  }

  expectLittle(): void {
    const [without, withIt] = [median(this.times.without), median(this.times.with)];
    const description = `${this.name}: ${without.toFixed(0)} ms without, ${withIt.toFixed(0)} ms with`;
    note("slowdown", description);
    expect(withIt / without, description).toBeLessThanOrEqual(mostSlowdown);
  }
}

const median = (times: number[]) => times.sort((one, other) => one - other)[times.length >> 1] ?? 0;

async function aPage(): Promise<Response> {
  const answer = await fetch(`${url}/id`);
  expect(answer.status).toBe(200);
  return answer;
}

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

/** Consent, a submission, a sign-in, the end of the case and a sign-out: none is refused. */
async function comeAndGo(): Promise<void> {
  const applicant = new Visitor(url);
  await applicant.start();
  expect((await applicant.submit(someForm())).outcome?.kind).toBe("verified");
  const staff = new Visitor(url, cookiesIn(await signIn()));
  const ends = await Promise.all([
    applicant.post("/api/end-case", new URLSearchParams({ next: "/id" })),
    staff.post("/api/staff/sign-out", new URLSearchParams({ locale: "id" })),
  ]);
  expect(ends.map(({ status }) => status)).toEqual([303, 303]);
  const { outcome } = await applicant.submit(someForm());
  expect(outcome).toMatchObject({ kind: "refused", reason: "session" });
  expect((await staff.get("/id/branch")).status).toBe(307);
}

const here = () => ({ host: new URL(url).host, origin: url });

/** A submission of the attacker's, but for its body. */
function submissionHeadOf(type: string, { length }: Uint8Array, address: string): Uint8Array {
  const headers = { "content-type": type, "content-length": String(length), "x-forwarded-for": address };
  return Buffer.from(submissionHead(url, { connection: "close", cookie: attacker.cookie, ...headers }));
}

function cardForm(bytes: Uint8Array): FormData {
  const form = someForm();
  form.set("identityImage", new Blob([new Uint8Array(bytes)], { type: "image/jpeg" }), "identityImage");
  return attacker.encode(form);
}

/** From another address each, at an account that there is or at one that there is not. */
async function wrongSignIn(n: number): Promise<Uint8Array> {
  const username = n % 10 ? `nobody-${n}` : accounts.staffA.username;
  const { type, body } = await encoded(signInForm({ username, password: `wrong password ${n}` }));
  const headers = {
    ...here(),
    "next-action": actionId("signInStaff"),
    "content-type": type,
    "x-forwarded-for": `198.51.${n >> 8}.${n & 255}`,
  };
  return requestBytes(`POST ${signInPage}`, headers, body);
}

async function encoded(form: FormData): Promise<{ type: string; body: Uint8Array }> {
  const message = new Response(form);
  const type = message.headers.get("content-type") ?? "";
  return { type, body: new Uint8Array(await message.arrayBuffer()) };
}
