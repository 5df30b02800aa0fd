import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { KredibelAnswer } from "../../kredibel/answer";
import type { issueCertificate } from "../../kredibel/client";
import type { TextField } from "../../kredibel/constraints";
import { createGateway, type Gateway, type GatewayOptions } from "../../kredibel/gateway";
import { sampleRequest } from "../../kredibel/testing/sample-request";
import type { Opening } from "../../ledger/application";
import type { ClaimResult } from "../../ledger/claim/claim-result";
import type { Ledger } from "../../ledger/ledger";
import { lockedHashes } from "../../ledger/session/locked";
import { nik } from "../../ledger/testing/cases";
import { openMemoryLedger } from "../../ledger/testing/memory";
import type { AttemptView } from "../../ledger/view";
import type { SubmitReply } from "../../onboarding/attempt/attempt-status";
import { toFormData } from "../../onboarding/form-data";
import { completeDraft } from "../../onboarding/testing/drafts";
import type { CallOutcome, Outcome } from "../../outcomes/outcome";
import { insertSession } from "../../sessions/testing/session-row";
import type { Staff } from "../../staff/staff";
import { inMadeUpRole } from "../../staff/testing/made-up-role";
import { saidRefusals } from "../../words/said-refusals";
import { createLog } from "../ops/log";
import { type Sender, type SubmitDeps, submit as submitOnce } from "./submit";

const verified: KredibelAnswer = { kind: "verified", id: "1", referenceId: "ref_certel#1", rejectFields: [] };
const outage: KredibelAnswer = { kind: "unavailable", cause: "refused", alert: false };

/** The reply alone: most tests ask for nothing else. */
const submit = async (...given: Parameters<typeof submitOnce>): Promise<SubmitReply> =>
  (await submitOnce(...given)).reply;

let bench: Awaited<ReturnType<typeof openMemoryLedger>>;
beforeAll(async () => {
  bench = await openMemoryLedger();
}, 60_000);

/** Somebody who has given consent, with what they send. Each has a NIK of their own. */
let people = 0;
async function somebody(opened: Partial<Opening> = {}) {
  people += 1;
  const draft = completeDraft();
  draft.answers.identityId = nik(people);
  const attemptId = randomUUID();
  const opening = { channel: "self", locale: "id", consentVersion: "1", consentHash: "h" } as const;
  const { token } = await bench.ledger.openApplication({ ...opening, ...opened });
  const application = await bench.ledger.findApplication(token);
  if (!application) throw new Error("just opened");
  const sender: Sender = { application, staff: null, address: `203.0.113.${people}` };
  const form = (extras: Record<string, string> = {}) =>
    toFormData(draft, { consentVersion: "1", application: application.id, attemptId, ...extras });
  const view = (id = attemptId) => bench.ledger.readAttempt({ applicationId: application.id, attemptId: id });
  return { draft, attemptId, sender, form, view };
}

const gatewayWith = (issue: typeof issueCertificate, limits: Partial<GatewayOptions> = {}): Gateway =>
  createGateway(
    {
      baseUrl: "https://kredibel.example",
      apiKey: "key",
      timeoutMs: 1_000,
      failures: 100,
      pauseMs: 60_000,
      callsAtOnce: 10,
      onCall: () => {},
      ...limits,
    },
    issue,
  );

/** Calls are held back: one that failed has opened the breaker. */
async function brokenGateway(): Promise<Gateway> {
  const gateway = gatewayWith(async () => outage, { failures: 1 });
  const log = pino({ level: "silent" });
  await gateway.issue(sampleRequest(), { beforeSend: async () => {}, log });
  return gateway;
}

/** Kredibel answers after `sent` is committed, as the client does it. */
function depsWith(
  answer: KredibelAnswer | (() => Promise<KredibelAnswer>),
  changes: Partial<SubmitDeps> = {},
) {
  const calls: string[] = [];
  const deps: SubmitDeps = {
    ledger: bench.ledger,
    gateway: gatewayWith(async (request, { beforeSend }) => {
      await beforeSend?.();
      calls.push(request.identityId);
      return typeof answer === "function" ? answer() : answer;
    }),
    verifyPhoto: async (bytes) => ({ ok: true, bytes }),
    isStopping: () => false,
    log: pino({ level: "silent" }),
    settlePauses: [0, 0],
    ...changes,
  };
  return { deps, calls };
}

/** Every answer of the client: how it ends here, and in which state the ledger keeps it. */
const answers: { answer: KredibelAnswer; reply: object; state: AttemptView["state"] }[] = [
  {
    answer: verified,
    reply: { kind: "verified", reference: "ref_certel#1", at: "2026-03-02T09:00:00.000Z" },
    state: "settled",
  },
  {
    answer: { ...verified, kind: "verified_with_reason", rejectFields: ["emailAddress"] },
    reply: { kind: "verified_with_reason", fields: ["emailAddress"], attemptsLeft: 4 },
    state: "settled",
  },
  {
    answer: { ...verified, kind: "not_verified", rejectFields: ["fullName", "new_name"] },
    reply: { kind: "not_verified", fields: ["fullName", "new_name"], attemptsLeft: 4 },
    state: "settled",
  },
  {
    answer: { kind: "invalid", fields: ["phoneNumber"], errorId: "e" },
    reply: { kind: "invalid", problems: { phoneNumber: { code: "kredibel_validation" } }, errorId: "e" },
    state: "settled",
  },
  {
    answer: { kind: "unavailable", cause: "server_error", alert: false, errorId: "e" },
    reply: { kind: "unavailable", errorId: "e" },
    state: "released",
  },
  {
    answer: { kind: "unknown", cause: "timeout" },
    reply: { kind: "unknown", retryAt: "2026-03-02T09:10:00.000Z" },
    state: "unknown",
  },
];

describe.each(answers)("an answer of $answer.kind", ({ answer, reply, state }) => {
  test("is told, and kept", async () => {
    const { sender, form, view } = await somebody();
    const { deps, calls } = depsWith(answer);
    expect(await submit(form(), sender, deps)).toMatchObject(reply);
    expect(calls).toHaveLength(1);
    expect(await view()).toMatchObject({ state, outcome: { kind: answer.kind } });
  });

  test("is replayed without a second call, unless nothing was processed", async () => {
    const { sender, form } = await somebody();
    const { deps, calls } = depsWith(answer);
    expect(await submitOnce(form(), sender, deps)).toMatchObject({ replayed: false });
    const again = await submitOnce(form(), sender, deps);
    expect(again).toMatchObject({ reply, replayed: answer.kind !== "unavailable" });
    expect(calls).toHaveLength(again.replayed ? 1 : 2);
  });
});

test("the line about the call says where the photos came from", async () => {
  const { draft, sender, form } = await somebody();
  if (draft.photos.faceImage) draft.photos.faceImage = { ...draft.photos.faceImage, source: "file" };
  const lines: string[] = [];
  const { deps } = depsWith(verified, { log: createLog((line) => lines.push(line)) });
  await submit(form(), sender, deps);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { msg: "Kredibel answered.", photoSources: { identityImage: "camera", faceImage: "file" } },
  ]);
});

const at = new Date("2026-03-02T10:00:00.000Z");
const replayed: CallOutcome = { kind: "verified", reference: "r", at: at.toISOString() };
const lease = { attemptId: randomUUID(), lease: randomUUID() };

/** Every way in which the ledger can decide a claim, and what the browser hears of it. */
const decisions: Record<
  Exclude<ClaimResult["kind"], "claimed">,
  { claim: ClaimResult; reply: SubmitReply }
> = {
  replay: { claim: { kind: "replay", outcome: replayed }, reply: replayed },
  in_flight: {
    claim: { kind: "in_flight", attemptId: lease.attemptId },
    reply: { kind: "in_flight", attemptId: lease.attemptId },
  },
  other_content: { claim: { kind: "other_content" }, reply: { kind: "refused", reason: "session" } },
  foreign: { claim: { kind: "foreign" }, reply: { kind: "refused", reason: "session" } },
  session_over: { claim: { kind: "session_over" }, reply: { kind: "refused", reason: "session" } },
  moved: {
    claim: { kind: "moved" },
    reply: { kind: "refused", reason: "moved", said: saidRefusals.moved },
  },
  nik_in_flight: {
    claim: { kind: "nik_in_flight", retryAt: at },
    reply: {
      kind: "refused",
      reason: "in_flight",
      said: saidRefusals.in_flight,
      retryAt: at.toISOString(),
    },
  },
  limit: {
    claim: { kind: "limit", retryAt: at },
    reply: { kind: "refused", reason: "limit", retryAt: at.toISOString() },
  },
  nik_limit: {
    claim: { kind: "nik_limit", retryAt: at },
    reply: {
      kind: "refused",
      reason: "nik_limit",
      said: saidRefusals.nik_limit,
      retryAt: at.toISOString(),
    },
  },
  seen_before: {
    claim: { kind: "seen_before" },
    reply: { kind: "refused", reason: "seen_before", said: saidRefusals.seen_before },
  },
  unchanged: {
    claim: { kind: "unchanged", fields: ["fullName"], sendable: true },
    reply: {
      kind: "refused",
      reason: "unchanged",
      said: saidRefusals.unchanged,
      fields: ["fullName"],
      sendable: true,
    },
  },
};

test.each(Object.values(decisions))(
  "a claim that ends as $claim.kind calls nobody",
  async ({ claim, reply }) => {
    const { sender, form } = await somebody();
    const ledger = { ...bench.ledger, claimAttempt: async () => claim };
    const { deps, calls } = depsWith(verified, { ledger });
    expect(await submit(form(), sender, deps)).toEqual(reply);
    expect(calls).toEqual([]);
  },
);

test.each([true, false])("submit: sendAgain %s reaches the claim", async (given) => {
  const { sender, form } = await somebody();
  const claims: unknown[] = [];
  const claimAttempt: Ledger["claimAttempt"] = async (claim) => {
    claims.push(claim.sendAgain);
    return { kind: "seen_before" };
  };
  const { deps } = depsWith(verified, { ledger: { ...bench.ledger, claimAttempt } });
  await submit(form({ refusedFor: given ? "seen_before" : "nik_limit" }), sender, deps);
  expect(claims).toEqual([given]);
});

async function inSession(locked: Partial<Record<TextField, string>>) {
  const { ledger, db, now } = bench;
  const id = randomUUID();
  await insertSession(db, now(), { id, lockedHashes: lockedHashes(ledger.hash, id, locked) });
  return somebody({ sessionId: id });
}

test("submit: locked values that came back as they were are sent, with others beside them", async () => {
  const { draft, sender, form, view } = await inSession({ phoneNumber: "6281234567890" });
  draft.answers.phoneNumber = "0812-3456-7890";
  const { deps, calls } = depsWith(verified);
  expect(await submit(form(), sender, deps)).toMatchObject({ kind: "verified" });
  expect(calls).toHaveLength(1);
  expect((await view())?.sessionId).toBe(sender.application?.sessionId);
});

test("submit: each locked value that was changed is named, and nobody is called", async () => {
  const { draft, sender, form } = await inSession({ phoneNumber: "6281234567890", fullName: "KENARI" });
  draft.answers.phoneNumber = "6281234567891";
  const { deps, calls } = depsWith(verified);
  expect(await submit(form(), sender, deps)).toEqual({
    kind: "invalid",
    problems: { phoneNumber: { code: "malformed" }, fullName: { code: "malformed" } },
  });
  expect(calls).toEqual([]);
});

test("submit: in a session that was cancelled meanwhile, nobody is called", async () => {
  const { db, now } = bench;
  const { id } = await insertSession(db, now(), { cancelledAt: now() });
  const { sender, form } = await somebody({ sessionId: id });
  const { deps, calls } = depsWith(verified);
  expect(await submit(form(), sender, deps)).toEqual({ kind: "refused", reason: "session" });
  expect(calls).toEqual([]);
});

/** What stops a submission before the ledger hears of the attempt. */
const barriers: {
  name: string;
  reply: Partial<Outcome>;
  arrange: (sender: Sender, form: FormData, deps: SubmitDeps) => Promise<unknown>;
}[] = [
  {
    name: "no live application",
    reply: { kind: "refused", reason: "session" },
    arrange: async (sender) => {
      sender.application = null;
    },
  },
  {
    name: "an address beyond its cap",
    reply: { kind: "refused", reason: "limit", retryAt: at.toISOString() },
    arrange: async ({ address }) => {
      for (let n = 0; n < bench.rules.submissionsPerAddress.count; n++)
        await bench.ledger.admitAddress("submission", address);
    },
  },
  {
    name: "no consent",
    reply: { kind: "invalid", problems: { consent: { code: "missing" } } },
    arrange: async (_, form) => form.delete("consentCheck"),
  },
  {
    name: "a photo that cannot be read",
    reply: { kind: "invalid" },
    arrange: async (_, __, deps) => {
      deps.verifyPhoto = async () => ({ ok: false, problem: { code: "photo_damaged" } });
    },
  },
  {
    name: "an open breaker",
    reply: { kind: "unavailable" },
    arrange: async (_, __, deps) => {
      deps.gateway = await brokenGateway();
    },
  },
  {
    name: "told to end while its photos are decoded",
    reply: { kind: "refused", reason: "busy" },
    arrange: async (_, __, deps) => {
      let stopping = false;
      deps.isStopping = () => stopping;
      deps.verifyPhoto = async (bytes) => {
        stopping = true;
        return { ok: true, bytes };
      };
    },
  },
  {
    name: "every slot taken",
    reply: { kind: "refused", reason: "busy" },
    arrange: async (_, __, deps) => {
      deps.gateway = gatewayWith(async () => verified, { callsAtOnce: 1 });
      void deps.gateway.inSlot(() => new Promise(() => {}));
    },
  },
];

test.each(barriers)("$name: nothing is claimed, nothing is sent", async ({ arrange, reply }) => {
  bench.rules.submissionsPerAddress = { count: 3, windowMs: 3_600_000 };
  const { sender, form, view } = await somebody();
  const { deps, calls } = depsWith(verified);
  const sent = form();
  await arrange(sender, sent, deps);
  expect(await submit(sent, sender, deps)).toMatchObject(reply);
  expect(calls).toEqual([]);
  expect(await view()).toBeNull();
});

const atBranch = { channel: "branch", branch: "JKT-01", staff: "Rina Contoh", staffId: "1" } as const;
const rina: Staff = {
  id: "1",
  name: "Rina Contoh",
  branch: "JKT-01",
  role: "staff",
  locked: false,
  owing: false,
};

test.each([
  ["nobody is signed in", null],
  ["somebody of another branch is signed in", { ...rina, branch: "MDN-02" }],
  ["a supervisor of another branch is signed in", { ...rina, branch: "MDN-02", role: "supervisor" }],
  ["a role without cases is signed in", { ...rina, role: inMadeUpRole({ list: true }).role }],
] as const)("at a branch where %s nothing is claimed, nothing is sent", async (_, staff) => {
  const { sender, form, view } = await somebody(atBranch);
  const { deps, calls } = depsWith(verified);
  expect(await submit(form(), { ...sender, staff }, deps)).toEqual({ kind: "refused", reason: "staff" });
  expect(calls).toEqual([]);
  expect(await view()).toBeNull();
});

test("submit: an attempt at a branch has the name of the staff who took the consent", async () => {
  const { sender, form, attemptId, view } = await somebody(atBranch);
  const { deps, calls } = depsWith(verified);
  expect(await submit(form(), { ...sender, staff: rina }, deps)).toMatchObject({ kind: "verified" });
  expect(calls).toHaveLength(1);
  expect(await view(attemptId)).toMatchObject({ channel: "branch", branch: "JKT-01", staff: "Rina Contoh" });
});

const otherApplication = { kind: "refused", reason: "other_application" };

test.each<[string, Partial<Opening>, Partial<Staff>]>([
  ["a colleague", atBranch, { id: "2", name: "Budi Contoh" }],
  ["a namesake", atBranch, { id: "2" }],
  ["this branch's supervisor", atBranch, { id: "3", name: "Sari Contoh", role: "supervisor" }],
  ["a colleague in a case of an older version", { ...atBranch, staffId: undefined }, { name: "Budi Contoh" }],
])("submit: %s who signed in meanwhile cannot send the case", async (_, opened, other) => {
  const { sender, form, view } = await somebody(opened);
  const { deps, calls } = depsWith(verified);
  const staff = { ...rina, ...other };
  expect(await submit(form(), { ...sender, staff }, deps)).toEqual(otherApplication);
  expect(calls).toEqual([]);
  expect(await view()).toBeNull();
});

test("submit: a tab sends nothing under the application that another tab began", async () => {
  const [first, second] = [await somebody(), await somebody()];
  const { deps, calls } = depsWith(verified);
  expect(await submit(first.form(), second.sender, deps)).toEqual(otherApplication);
  const unnamed = first.form();
  unnamed.delete("application");
  const namedTwice = first.form();
  namedTwice.append("application", second.sender.application?.id ?? "");
  const odd = [" ", "undefined", first.sender.application?.id.toUpperCase() ?? ""];
  for (const form of [unnamed, namedTwice, ...odd.map((application) => first.form({ application }))])
    expect(await submit(form, first.sender, deps)).toEqual(otherApplication);
  expect(calls).toEqual([]);
  expect(await submit(first.form(), first.sender, deps)).toMatchObject({ kind: "verified" });
});

test("submit: a correction does not go out under an application begun since", async () => {
  const [first, second] = [await somebody(), await somebody()];
  const { deps, calls } = depsWith({ ...verified, kind: "not_verified", rejectFields: ["fullName"] });
  await submit(first.form(), first.sender, deps);
  const correction = first.form({ attemptId: randomUUID() });
  expect(await submit(correction, second.sender, deps)).toEqual(otherApplication);
  expect(calls).toHaveLength(1);
});

test("while the breaker is open, what has an end is told all the same", async () => {
  const { sender, form } = await somebody();
  const { deps, calls } = depsWith(verified);
  await submit(form(), sender, deps);
  const gateway = await brokenGateway();
  expect(await submit(form(), sender, { ...deps, gateway })).toMatchObject({ kind: "verified" });
  expect(calls).toHaveLength(1);
});

test("of ten taps at once one calls, and the others are told to wait for it", async () => {
  const { sender, form, attemptId } = await somebody();
  bench.rules.submissionsPerAddress = { count: 20, windowMs: 3_600_000 };
  let answer = (_: KredibelAnswer) => {};
  const asked = new Promise<KredibelAnswer>((resolve) => {
    answer = resolve;
  });
  const { deps, calls } = depsWith(() => asked);
  const taps = Array.from({ length: 10 }, () => submit(form(), sender, deps));
  const waiting = taps.map((tap) =>
    tap.then((reply) => {
      if (reply.kind === "in_flight") expect(reply.attemptId).toBe(attemptId);
      return reply.kind;
    }),
  );
  await vi.waitFor(() => expect(calls).toHaveLength(1), { timeout: 15_000 });
  answer(verified);
  expect((await Promise.all(waiting)).sort()).toEqual([...Array(9).fill("in_flight"), "verified"]);
  expect(calls).toHaveLength(1);
});

/** The database fails just then, so many times. */
function failing(what: "markSent" | "settleAttempt", times: number): Ledger {
  let left = times;
  const failFirst = () => {
    if (left-- > 0) throw new Error("connection lost");
  };
  const { markSent, settleAttempt } = bench.ledger;
  const broken: Pick<Ledger, "markSent" | "settleAttempt"> = {
    markSent: async (...given) => {
      failFirst();
      return markSent(...given);
    },
    settleAttempt: async (...given) => {
      failFirst();
      return settleAttempt(...given);
    },
  };
  return { ...bench.ledger, [what]: broken[what] };
}

test("an answer is committed once the database is back", async () => {
  const { sender, form, view } = await somebody();
  const { deps } = depsWith(verified, { ledger: failing("settleAttempt", 2) });
  expect(await submit(form(), sender, deps)).toMatchObject({ kind: "verified" });
  expect(await view()).toMatchObject({ state: "settled" });
});

test("an answer that cannot be committed ends as unknown, on the page and in the ledger", async () => {
  const { sender, form, view } = await somebody();
  const { deps, calls } = depsWith(verified, { ledger: failing("settleAttempt", 99) });
  expect(await submit(form(), sender, deps)).toMatchObject({ kind: "unknown" });
  bench.advance(90_000);
  expect(await view()).toMatchObject({ state: "unknown" });
  expect(await submit(form(), sender, deps)).toMatchObject({ kind: "unknown" });
  expect(calls).toHaveLength(1);
});

test("where `sent` cannot be committed nothing is sent, and the attempt may run again", async () => {
  const { sender, form, view } = await somebody();
  const { deps, calls } = depsWith(verified, { ledger: failing("markSent", 1) });
  expect(await submit(form(), sender, deps)).toMatchObject({ kind: "unavailable" });
  expect(await view()).toMatchObject({ state: "released" });
  expect(calls).toEqual([]);
  expect(await submit(form(), sender, deps)).toMatchObject({ kind: "verified" });
});

test("`sent` committed and unheard: nothing is sent, and the ledger learns it", async () => {
  const { sender, form, view } = await somebody();
  const ledger = failing("settleAttempt", 1);
  const markSent: Ledger["markSent"] = async (lease) => {
    await ledger.markSent(lease);
    throw new Error("connection lost");
  };
  const { deps, calls } = depsWith(verified, { ledger: { ...ledger, markSent } });
  expect(await submit(form(), sender, deps)).toMatchObject({ kind: "unavailable" });
  expect(await view()).toMatchObject({ state: "released" });
  expect(calls).toEqual([]);
});

test("claim: one taken over is not tried again, its attempt is waited for", async () => {
  const { sender, form, view, attemptId } = await somebody();
  const settleAttempt = vi.fn(bench.ledger.settleAttempt);
  const { deps, calls } = depsWith(verified);
  const held: Gateway["issue"] = async (...call) => {
    bench.advance(bench.rules.claimTimeoutMs);
    expect(await submit(form(), sender, deps)).toMatchObject({ kind: "verified" });
    return deps.gateway.issue(...call);
  };
  const ledger = { ...bench.ledger, settleAttempt };
  const late = await submit(form(), sender, { ...deps, ledger, gateway: { ...deps.gateway, issue: held } });
  expect(late).toEqual({ kind: "in_flight", attemptId });
  expect(settleAttempt).toHaveBeenCalledTimes(1);
  expect(calls).toHaveLength(1);
  expect(await view()).toMatchObject({ state: "settled" });
});

test("going on from an unknown needs its cool-down and its name", async () => {
  const { sender, form, view, attemptId } = await somebody();
  const { deps, calls } = depsWith({ kind: "unknown", cause: "timeout" });
  await submit(form(), sender, deps);
  const next = randomUUID();
  const again = (linkedTo?: string) =>
    submit(form({ attemptId: next, ...(linkedTo && { linkedTo }) }), sender, deps);
  expect(await again(attemptId)).toMatchObject({ kind: "refused", reason: "in_flight" });
  bench.advance(600_000);
  expect(await again()).toMatchObject({ kind: "unknown", attemptId });
  expect(calls).toHaveLength(1);
  await again(attemptId);
  expect(calls).toHaveLength(2);
  expect(await view(next)).toMatchObject({ linkedTo: attemptId });
});
