import pino from "pino";
import { expect, test } from "vitest";
import type { ListQuery } from "../../branch/list-query";
import { readListQuery } from "../../branch/list-query";
import { everyBranch, scopeOf } from "../../branch/scope";
import { claimed, claimOf, nik, openCase } from "../../ledger/testing/cases";
import { type Bench, onEachDatabase } from "../../ledger/testing/databases";
import type { Staff } from "../../staff/staff";
import { inMadeUpRole } from "../../staff/testing/made-up-role";
import { readBranchList, readOpen, readReceipt, searchReference } from "./branch-list";

const rani: Staff = { id: "rani", name: "Rani", branch: "JKT", role: "staff", locked: false, owing: false };
const budi: Staff = { ...rani, id: "budi", name: "Budi", role: "supervisor" };
const hourMs = 3_600_000;
let serial = 0;

/** A verified attempt of a branch, or of self-service. */
async function verified({ ledger }: Bench, branch?: string, ref?: string) {
  serial += 1;
  const applicationId = await openCase(ledger, { ...(branch && { branch }), ...(ref && { ref }) });
  const claim = claimOf(ledger, applicationId, { identityId: nik(serial) });
  const lease = await claimed(ledger, claim);
  await ledger.markSent(lease);
  const reference = `ref_certel#${serial}`;
  await ledger.settleAttempt(lease, { kind: "verified", reference });
  return { id: claim.attemptId, reference };
}

async function sent({ ledger }: Bench, branch: string) {
  serial += 1;
  const claim = claimOf(ledger, await openCase(ledger, { branch }), { identityId: nik(serial) });
  await ledger.markSent(await claimed(ledger, claim));
  return { id: claim.attemptId };
}

function contextOf({ ledger, now }: Bench) {
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(line) });
  return {
    ledger,
    now,
    log,
    lines,
    zones: { usual: "Asia/Jakarta", own: new Map([["SBY", "Asia/Makassar"]]) },
  };
}

const asking = (query: Partial<ListQuery> = {}): ListQuery => ({ ...readListQuery({}), ...query });
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

onEachDatabase("the branch's list", (bench) => {
  test("is the branch's own, of today by its own clock", async () => {
    const kit = bench();
    const context = contextOf(kit);
    // It is 16:00 in Jakarta; eight hours later tomorrow has begun there.
    const early = await verified(kit, "JKT");
    await verified(kit, "BDG");
    await verified(kit);
    kit.advance(8 * hourMs);
    const late = await verified(kit, "JKT");
    expect(ids((await readBranchList(asking(), rani, context)).attempts)).toEqual([late.id]);
    const yesterday = await readBranchList(asking({ day: "2026-03-02" }), rani, context);
    expect(ids(yesterday.attempts)).toEqual([early.id]);
    expect(yesterday).toMatchObject({ day: "2026-03-02", today: "2026-03-03", branches: [] });
    expect(context.lines).toEqual([]);
  });

  test("branch list: a branch with a clock of its own has its own day", async () => {
    const kit = bench();
    const context = contextOf(kit);
    const rina = { ...rani, branch: "SBY" };
    // It is 16:00 in Jakarta, an hour later in Makassar.
    await verified(kit, "SBY");
    kit.advance(7.5 * hourMs);
    const late = await verified(kit, "SBY");
    const list = await readBranchList(asking(), rina, context);
    expect(list).toMatchObject({ day: "2026-03-03", timeZone: "Asia/Makassar" });
    expect(ids(list.attempts)).toEqual([late.id]);
    expect(await readBranchList(asking(), rani, context)).toMatchObject({ day: "2026-03-02" });
  });

  test("stays staff's own, whatever branch is asked for, and the asking is logged", async () => {
    const kit = bench();
    const context = contextOf(kit);
    const own = await verified(kit, "JKT");
    await verified(kit, "BDG");
    const list = await readBranchList(asking({ branch: "BDG" }), rani, context);
    expect(ids(list.attempts)).toEqual([own.id]);
    expect(context.lines.map((line) => JSON.parse(line))).toMatchObject([
      { staffId: "rani", reason: "branch" },
    ]);
  });

  test("is every branch's for a supervisor, or one's, and never self-service's", async () => {
    const kit = bench();
    const context = contextOf(kit);
    const [jakarta, bandung] = [await verified(kit, "JKT"), await verified(kit, "BDG")];
    await verified(kit);
    const usual = await readBranchList(asking(), budi, context);
    expect([ids(usual.attempts), usual.beyond]).toEqual([[jakarta.id], false]);
    const all = await readBranchList(asking({ branch: everyBranch }), budi, context);
    expect(ids(all.attempts).sort()).toEqual([jakarta.id, bandung.id].sort());
    expect(all.branches).toEqual(["BDG", "JKT"]);
    const one = await readBranchList(asking({ branch: "BDG" }), budi, context);
    expect(ids(one.attempts)).toEqual([bandung.id]);
    expect([all.beyond, one.beyond]).toEqual([true, true]);
    expect(context.lines).toEqual([]);
  });

  test("has unknown ones above, of whatever day and once only", async () => {
    const kit = bench();
    const context = contextOf(kit);
    const lost = await sent(kit, "JKT");
    await sent(kit, "BDG");
    kit.advance(24 * hourMs);
    const lostToday = await sent(kit, "JKT");
    kit.advance(hourMs);
    const running = await sent(kit, "JKT");
    const list = await readBranchList(asking(), rani, context);
    expect(ids(list.unknown.attempts)).toEqual([lostToday.id, lost.id]);
    expect(list.unknown.more).toBe(false);
    expect(ids(list.attempts)).toEqual([running.id]);
    expect(ids(list.inFlight)).toEqual([running.id]);
    const filtered = await readBranchList(asking({ outcome: "unknown" }), rani, context);
    expect(filtered.unknown.attempts).toEqual([]);
    expect(ids(filtered.attempts)).toEqual([lostToday.id]);
  });

  test("list: an attempt in flight at midnight stands on today's first page, and on no other", async () => {
    const kit = bench();
    const context = contextOf(kit);
    // A minute before midnight in Jakarta.
    kit.advance(8 * hourMs - 60_000);
    const late = await sent(kit, "JKT");
    await sent(kit, "BDG");
    kit.advance(80_000);
    const today = await verified(kit, "JKT");
    const shown = async (query: Partial<ListQuery>) =>
      ids((await readBranchList(asking(query), rani, context)).attempts);
    expect(await shown({})).toEqual([late.id, today.id]);
    expect(await shown({ outcome: "verified" })).toEqual([today.id]);
    expect(await shown({ reference: today.reference })).toEqual([today.id]);
    expect(await shown({ before: { claimedAt: kit.now(), id: today.id } })).not.toContain(late.id);
  });

  test("list: an attempt in flight at a branch's own midnight stands on its new day's page", async () => {
    const kit = bench();
    const zones = { usual: "Asia/Jakarta", own: new Map([["JYP", "Asia/Jayapura"]]) };
    const context = { ...contextOf(kit), zones };
    const shown = async (branch: string, day: string | null = null) =>
      ids((await readBranchList(asking({ day }), { ...rani, branch }, context)).attempts);
    // It is 18:00 in Jayapura, and 16:00 in Jakarta.
    kit.advance(6 * hourMs - 60_000);
    const [east, west] = [await sent(kit, "JYP"), await sent(kit, "JKT")];
    kit.advance(80_000);
    expect(await shown("JYP")).toEqual([east.id]);
    expect(await shown("JYP", "2026-03-03")).toEqual([east.id]);
    expect(await shown("JKT", "2026-03-03")).toEqual([]);
    expect(await shown("JKT")).toEqual([west.id]);
  });

  test("list: attempts in flight for two days stand on today's page, newest first", async () => {
    const kit = bench();
    kit.rules.callTimeoutMs = 72 * hourMs;
    const context = contextOf(kit);
    const made: string[] = [];
    for (let day = 0; day < 3; day++) {
      made.unshift((await sent(kit, "JKT")).id);
      kit.advance(20 * hourMs);
    }
    const shown = async (day: string | null) =>
      ids((await readBranchList(asking({ day }), rani, context)).attempts);
    expect(await shown(null)).toEqual(made);
    expect(await shown("2026-03-03")).toEqual([made[1]]);
  });

  test("is paged there and back by key", async () => {
    const kit = bench();
    const context = contextOf(kit);
    const made: string[] = [];
    for (let index = 0; index < 60; index += 1) {
      made.unshift((await verified(kit, "JKT")).id);
      kit.advance(1_000);
    }
    const page = (query: Partial<ListQuery>) => readBranchList(asking(query), rani, context);
    const first = await page({});
    const second = await page({ before: first.older });
    const third = await page({ before: second.older });
    expect([first, second, third].flatMap(({ attempts }) => ids(attempts))).toEqual(made);
    expect([first.newer, third.older]).toEqual([null, null]);
    const secondAgain = await page({ since: third.newer });
    expect(ids(secondAgain.attempts)).toEqual(ids(second.attempts));
    const firstAgain = await page({ since: secondAgain.newer });
    expect(ids(firstAgain.attempts)).toEqual(ids(first.attempts));
    expect(firstAgain.newer).toBeNull();
  });

  test("an attempt is shown by its reference to its own branch alone", async () => {
    const kit = bench();
    const context = contextOf(kit);
    const own = await verified(kit, "JKT");
    const other = await verified(kit, "BDG");
    const byReference = async (reference: string, staff: Staff) =>
      ids((await readBranchList(asking({ reference }), staff, context)).attempts);
    expect(await byReference(own.reference, rani)).toEqual([own.id]);
    expect(await byReference(other.reference, rani)).toEqual([]);
    expect(await byReference(other.reference, budi)).toEqual([other.id]);
    const beyond = async (reference: string) =>
      (await readBranchList(asking({ reference }), budi, context)).beyond;
    expect([await beyond(own.reference), await beyond(other.reference)]).toEqual([false, true]);
  });
});

onEachDatabase("a role without branches", (bench) => {
  test("list, in flight, receipt, search: nothing, of no branch", async () => {
    const kit = bench();
    const context = contextOf(kit);
    const ungranted = inMadeUpRole({ list: true, cases: true, export: true });
    const done = await verified(kit, "JKT", "order-1");
    const running = await sent(kit, "JKT");
    const nothing = { attempts: [], inFlight: [], branches: [], unknown: { attempts: [], more: false } };
    for (const query of [
      {},
      { branch: "JKT" },
      { reference: done.reference },
      { outcome: "verified" },
    ] as const)
      expect(await readBranchList(asking(query), ungranted, context)).toMatchObject(nothing);
    expect(await readOpen(scopeOf(ungranted, null), kit.ledger)).toEqual({ inFlight: [], unknown: [] });
    for (const { id } of [done, running]) expect(await readReceipt(id, ungranted, context)).toBeNull();
    expect(await searchReference("order-1", ungranted, context)).toEqual({ notice: "none" });
    // The same questions find these attempts where the branch may be seen.
    expect(ids((await readBranchList(asking(), rani, context)).attempts).sort()).toEqual(
      [done.id, running.id].sort(),
    );
    expect(await searchReference("order-1", rani, context)).toEqual({ reference: "order-1" });
  });
});

onEachDatabase("a receipt and a search", (bench) => {
  test("another branch's attempt is as if it were not there, and the asking is logged", async () => {
    const kit = bench();
    const context = contextOf(kit);
    const [own, other, self] = [await verified(kit, "JKT"), await verified(kit, "BDG"), await verified(kit)];
    expect(await readReceipt(own.id, rani, context)).toMatchObject({ id: own.id });
    expect(await readReceipt(other.id, budi, context)).toMatchObject({ id: other.id });
    expect(context.lines).toEqual([]);
    for (const { id } of [other, self]) expect(await readReceipt(id, rani, context)).toBeNull();
    expect(await readReceipt(self.id, budi, context)).toBeNull();
    expect(context.lines).toHaveLength(3);
    for (const id of ["x", "00000000-0000-4000-8000-000000000000"])
      expect(await readReceipt(id, rani, context)).toBeNull();
    expect(context.lines).toHaveLength(3);
  });

  test("only what the ledger knows as a reference gets into an address", async () => {
    const kit = bench();
    const context = contextOf(kit);
    const own = await verified(kit, "JKT", "order-7");
    const other = await verified(kit, "BDG");
    const search = (quoted: string) => searchReference(quoted, rani, context);
    for (const known of [own.reference, own.id, "order-7"])
      expect(await search(` ${known} `)).toEqual({ reference: known });
    await verified(kit, "JKT", "-order-9");
    expect(await search("'-order-9")).toEqual({ reference: "-order-9" });
    const turned = await verified(kit, "JKT", "order\u{202e}8");
    expect(await search("order[U+202E]8")).toEqual({ reference: "order\u{202e}8" });
    expect(await search(turned.reference)).toEqual({ reference: turned.reference });
    for (const unheard of ["", "order-8", "SITI AMINAH", "siti@contoh.id", "x".repeat(101), "a\0b"])
      expect(await search(unheard)).toEqual({ notice: "none" });
    for (const typed of [nik(1), "9901 0101 0101 0001"])
      expect(await search(typed)).toEqual({ notice: "nik" });
    // No branch's, so nobody has asked for another branch's.
    expect(await search((await verified(kit)).reference)).toEqual({ notice: "none" });
    expect(context.lines).toEqual([]);
    expect(await search(other.reference)).toEqual({ notice: "none" });
    expect(context.lines).toHaveLength(1);
  });
});
