import { beforeAll, expect, test } from "vitest";
import { newNumber } from "../../ledger/handoff/open";
import { claimed, claimOf, nik, openByPhone } from "../../ledger/testing/cases";
import { openMemoryLedger } from "../../ledger/testing/memory";
import type { CallEnd } from "../../outcomes/verdict";
import { insertSession } from "../../sessions/testing/session-row";
import type { CookieStore } from "../http/cookies/pair";
import { handedOf } from "./handed";
import { markOf, seenByComputer, seenByPhone } from "./seen";

let bench: Awaited<ReturnType<typeof openMemoryLedger>>;
beforeAll(async () => {
  bench = await openMemoryLedger();
}, 60_000);

/** A browser's cookies over http, and what was set. */
function browserWith(cookies: Record<string, string>) {
  const set: string[] = [];
  const store: CookieStore = {
    get: (name) => (cookies[name] === undefined ? undefined : { value: cookies[name] }),
    set: (name, value) => set.push(`${name}=${value}`),
  };
  const handed = (sessionId: string | null = null) =>
    handedOf({ cookies: store, services: { ledger: bench.ledger }, sessionId });
  return { set, handed };
}

async function opened(session: { id: string; ownerHash: string | null } | null = null) {
  const { ledger } = bench;
  const begun = await ledger.beginHandoff({
    former: null,
    applicationId: null,
    session,
    ref: "order-1",
  });
  if (!begun) throw new Error("No code");
  const { phone } = await openByPhone(ledger, begun.code);
  const confirm = async () => {
    const number = (await ledger.watchHandoff(begun.watcher))?.row.number ?? 0;
    return ledger.confirmHandoff({ phone, number, ownerHashOf: String });
  };
  return { ...begun, phone, confirm };
}

test("handed: no cookie, or one of nothing, is a browser of its own", async () => {
  const nothing = "A".repeat(43);
  for (const cookies of [{}, { handoff: nothing, phone: nothing }, { handoff: "short", phone: "../x" }])
    expect(await browserWith(cookies as Record<string, string>).handed()).toEqual({ phone: null });
});

test("handed: a computer that begins cancels its code, or is refused", async () => {
  const [one, other] = [await opened(), await opened()];
  expect(await browserWith({ handoff: one.watcher }).handed()).toEqual({ phone: null });
  expect(await one.confirm()).toMatchObject({ state: "cancelled" });
  await other.confirm();
  expect(await browserWith({ handoff: other.watcher }).handed()).toEqual({ moved: "to_phone" });
  expect((await bench.ledger.watchHandoff(other.watcher))?.state).toBe("phone");
});

test("handed: the case begins once the number is right; taken back, it is said once", async () => {
  const { phone, watcher, confirm } = await opened();
  const browser = browserWith({ phone });
  expect(await browser.handed()).toEqual({ phone: null });
  await confirm();
  expect(await browser.handed()).toEqual({ phone });
  expect(browser.set).toEqual([]);
  await bench.ledger.leaveHandoff({ watcher });
  expect(await browser.handed()).toEqual({ moved: "to_computer" });
  expect(browser.set).toEqual(["phone="]);
});

const opening = { channel: "self", locale: "id", consentVersion: "7", consentHash: "h" } as const;

test.each([
  { end: { kind: "verified", reference: "r" }, own: true },
  { end: { kind: "not_verified", reference: "r", fields: ["fullName"] }, own: false },
] satisfies { end: CallEnd; own: boolean }[])(
  "handed: what a phone begins after $end.kind is its own $own",
  async ({ end, own }) => {
    const { ledger } = bench;
    const { phone, confirm, watcher } = await opened();
    await confirm();
    const { id } = await ledger.openApplication({ ...opening, phone });
    const lease = await claimed(ledger, claimOf(ledger, id, { identityId: nik(own ? 1 : 2) }));
    await ledger.markSent(lease);
    await ledger.settleAttempt(lease, end);
    const browser = browserWith({ phone });
    expect(await browser.handed()).toEqual({ phone: own ? null : phone });
    expect(browser.set).toEqual(own ? ["phone="] : []);
    await ledger.leaveHandoff({ watcher });
    expect(await browser.handed()).toEqual(own ? { phone: null } : { moved: "to_computer" });
  },
);

test("handed: a phone that has opened another session's link begins that one's case", async () => {
  const ownerHash = "the computer's";
  const first = await insertSession(bench.db, bench.now(), { ownerHash });
  const second = await insertSession(bench.db, bench.now());
  const [plain, linked] = [await opened(), await opened({ id: first.id, ownerHash })];
  for (const { phone, confirm } of [plain, linked]) {
    await confirm();
    const browser = browserWith({ phone });
    expect(await browser.handed(second.id)).toEqual({ phone: null });
    expect(browser.set).toEqual(["phone="]);
  }
  expect(await browserWith({ phone: linked.phone }).handed(first.id)).toEqual({ phone: linked.phone });
  await bench.ledger.leaveHandoff({ watcher: linked.watcher });
  expect(await browserWith({ phone: linked.phone }).handed(second.id)).toEqual({ phone: null });
  expect(await browserWith({ phone: linked.phone }).handed(null)).toEqual({ moved: "to_computer" });
});

test("seen: which code waits, by what no phone can open", async () => {
  const { ledger } = bench;
  const begun = await ledger.beginHandoff({ former: null, applicationId: null, session: null, ref: null });
  const seen = seenByComputer(await ledger.watchHandoff(begun?.watcher ?? ""));
  expect(seen).toEqual({ state: "waiting", id: begun?.id, leftMs: bench.rules.handoffMs });
  const asking = { code: begun?.id ?? "", phone: null, watcher: null };
  expect(await ledger.openHandoff(asking)).toEqual({ kind: "unknown" });
});

test("seen: the phone's choices do not tell the number, which the computer alone is told", async () => {
  const { watcher, phone } = await opened();
  const atComputer = await bench.ledger.watchHandoff(watcher);
  const atPhone = await bench.ledger.phoneHandoff(phone);
  if (!atComputer || !atPhone) throw new Error("Not found");
  expect(seenByComputer(atComputer)).toEqual({
    state: "number",
    leftMs: bench.rules.handoffMs,
    number: atComputer.row.number,
  });
  expect(seenByPhone(atPhone)).toEqual({
    state: "number",
    choices: atComputer.row.choices,
    startedAt: bench.now().toISOString(),
    again: false,
  });
});

test("seen: the phone's step and the operator's reference, nothing else of it", async () => {
  const { watcher, phone, confirm } = await opened();
  await confirm();
  await bench.ledger.noteHandoffStep(phone, "contact");
  expect(seenByComputer(await bench.ledger.watchHandoff(watcher))).toEqual({
    state: "phone",
    step: "contact",
  });
  const atPhone = await bench.ledger.phoneHandoff(phone);
  expect(atPhone && seenByPhone(atPhone)).toEqual({ state: "confirmed", ref: "order-1" });
  expect(seenByComputer(null)).toEqual({ state: "none" });
  const found = await bench.ledger.watchHandoff(watcher);
  if (!found) throw new Error("Not found");
  const left = { ...found, state: "left" } as const;
  expect(seenByComputer(left)).toEqual({ state: "none" });
  expect(seenByPhone(left)).toEqual({ state: "confirmed", ref: "order-1" });
  const finished = { ...found, state: "finished", outcome: "verified" } as const;
  expect(seenByComputer(finished, "https://shop.example/done?x=1")).toEqual({
    state: "finished",
    outcome: "verified",
    verifies: true,
    back: "https://shop.example/done?x=1&ref=order-1&outcome=verified",
  });
  expect(seenByComputer({ ...finished, outcome: "not_verified" })).toMatchObject({
    verifies: false,
    back: null,
  });
});

test("number: three of two digits, and the former one is not among them", () => {
  for (let former = 10; former < 100; former++)
    for (let draw = 0; draw < 20; draw++) {
      const { number, choices } = newNumber(former);
      expect(new Set(choices).size).toBe(3);
      expect(choices).toContain(number);
      expect(choices).not.toContain(former);
      expect(choices.every((one) => one >= 10 && one < 100)).toBe(true);
    }
});

test("mark: another with each thing that the computer is told, not with the running time", async () => {
  const { ledger } = bench;
  const { watcher, code } = (await ledger.beginHandoff({
    ...{ former: null, applicationId: null, session: null, ref: null },
  })) ?? { watcher: "", code: "" };
  const marks: (string | null)[] = [];
  const note = async () => {
    const found = await ledger.watchHandoff(watcher);
    const mark = markOf(found);
    bench.advance(1_000);
    expect(markOf(await ledger.watchHandoff(watcher))).toBe(mark);
    marks.push(mark);
    return found;
  };
  await note();
  const { phone } = await openByPhone(ledger, code);
  const { row } = (await note()) ?? {};
  const wrong = row?.choices?.find((one) => one !== row.number) ?? 0;
  await ledger.confirmHandoff({ phone, number: wrong, ownerHashOf: String });
  const next = await note();
  await ledger.confirmHandoff({ phone, number: next?.row.number ?? 0, ownerHashOf: String });
  await note();
  await ledger.noteHandoffStep(phone, "contact");
  await note();
  await ledger.leaveHandoff({ watcher });
  await note();
  expect(new Set(marks).size).toBe(6);
  for (const mark of marks) expect(mark).toMatch(/^[\w-]{16}$/);
  expect(markOf(null)).toBeNull();
});

test("mark: two computers that see the same number have marks of their own", async () => {
  const found = await bench.ledger.watchHandoff((await opened()).watcher);
  if (!found) throw new Error("Not found");
  const other = { ...found, row: { ...found.row, id: "11111111-1111-4111-8111-111111111111" } };
  expect(seenByComputer(other)).toEqual(seenByComputer(found));
  expect(markOf(other)).not.toBe(markOf(found));
});
