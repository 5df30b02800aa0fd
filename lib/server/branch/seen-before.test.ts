import pino from "pino";
import { expect, test } from "vitest";
import type { Application } from "../../ledger/application";
import { claimed, claimOf, nik, openCase } from "../../ledger/testing/cases";
import { type Bench, onEachDatabase } from "../../ledger/testing/databases";
import type { Staff } from "../../staff/staff";
import { findSeenBefore } from "./seen-before";

const rani: Staff = { id: "rani", name: "Rani", branch: "JKT", role: "staff" };
const caseOf = (changes: Partial<Application> = {}) =>
  ({ id: "case", channel: "branch", branch: "JKT", ...changes }) as Application;
const language = { locale: "id", timeZone: "Asia/Jakarta" } as const;

function contextOf({ ledger }: Bench) {
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(line) });
  return { ledger, log, lines, language };
}

async function attempt(
  { ledger, now }: Bench,
  branch: string | undefined,
  ends: "verified" | "unknown" | null,
) {
  const applicationId = await openCase(ledger, branch ? { branch, staff: "Somebody else" } : {});
  const claim = claimOf(ledger, applicationId, { identityId: nik(1) });
  const lease = await claimed(ledger, claim);
  await ledger.markSent(lease);
  const at = now().toISOString();
  if (ends === "verified") await ledger.settleAttempt(lease, { kind: ends, reference: "ref_certel#1", at });
  if (ends === "unknown") await ledger.settleAttempt(lease, { kind: ends, attemptId: claim.attemptId });
  return claim.attemptId;
}

onEachDatabase("seen before", (bench) => {
  const ask = (given: string, asker = caseOf()) => {
    const context = contextOf(bench());
    const told = findSeenBefore(given, { staff: rani, application: asker }, context);
    return told.then((answer) => ({ answer, lines: context.lines }));
  };

  test("a NIK that is new is new, and the question is logged without it", async () => {
    const { answer, lines } = await ask(nik(1));
    expect(answer).toEqual({ kind: "new" });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { staffId: "rani", applicationId: "case", count: 0 },
    ]);
    expect(lines.join()).not.toContain(nik(1));
  });

  test.each([
    ["verified", "Terverifikasi pada 2 Maret 2026", "ref_certel#1"],
    ["unknown", "hasilnya belum dapat dipastikan", null],
    [null, "Sedang diperiksa sejak 2 Maret 2026", null],
  ] as const)("what ended as %s is told with its time and reference", async (ends, sentence, reference) => {
    const id = await attempt(bench(), "JKT", ends);
    const { answer } = await ask(nik(1));
    expect(answer).toMatchObject({
      kind: "seen",
      attempts: [{ id, sentence: expect.stringContaining(sentence), reference: reference ?? id }],
    });
  });

  test.each([
    ["another branch", "BDG"],
    ["self-service", undefined],
  ])("of %s it tells neither where nor by whom", async (_, branch) => {
    await attempt(bench(), branch, "verified");
    const { answer } = await ask(nik(1));
    expect(answer).toMatchObject({ kind: "seen", attempts: [{ reference: "ref_certel#1" }] });
    expect(JSON.stringify(answer)).not.toMatch(/BDG|Somebody else|9901/);
  });

  test("another NIK's attempts are nobody's business", async () => {
    await attempt(bench(), "JKT", "verified");
    expect((await ask(nik(2))).answer).toEqual({ kind: "new" });
  });

  test.each([
    ["no case", null],
    ["a case of self-service", caseOf({ channel: "self", branch: null })],
    ["a case of another branch", caseOf({ branch: "BDG" })],
  ])("without a case of the own branch nothing is told: %s", async (_, asker) => {
    await attempt(bench(), "JKT", "verified");
    const { answer, lines } = await ask(nik(1), asker as Application);
    expect(answer).toEqual({ kind: "refused" });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ staffId: "rani", reason: "no_case" }]);
  });

  test.each(["", "123", `${nik(1)}0`, "9901 0101 0101 0001", ["x"], null])("%j is no NIK", async (given) => {
    expect((await ask(given as string)).answer).toEqual({ kind: "refused" });
  });
});
