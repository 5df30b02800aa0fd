import pino from "pino";
import { expect, test } from "vitest";
import type { SeenBefore } from "../../branch/seen-before";
import type { Application } from "../../ledger/application";
import { claimed, claimOf, nik, openCase } from "../../ledger/testing/cases";
import { type Bench, onEachDatabase } from "../../ledger/testing/databases";
import type { Staff } from "../../staff/staff";
import { branchListWords } from "../../words/branch/branch-list";
import { findSeenBefore } from "./seen-before";

const rani: Staff = { id: "rani", name: "Rani", branch: "JKT", role: "staff", locked: false, owing: false };
const openedAt = new Date("2026-03-02T08:00:00.000Z");
const caseOf = (changes: Partial<Application> = {}) =>
  ({ id: "case", channel: "branch", branch: "JKT", openedAt, ...changes }) as Application;
const language = { locale: "id", timeZone: "Asia/Jakarta" } as const;
const words = branchListWords("id").seenBefore;

function contextOf({ ledger }: Bench) {
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(line) });
  return { ledger, log, lines, language };
}

async function attempt(
  { ledger }: Bench,
  branch: string | undefined,
  ends: "verified" | "unknown" | null,
  reference = "ref_certel#1",
) {
  const applicationId = await openCase(ledger, branch ? { branch, staff: "Somebody else" } : {});
  const claim = { ...claimOf(ledger, applicationId, { identityId: nik(1) }), sendAgain: true };
  const lease = await claimed(ledger, claim);
  await ledger.markSent(lease);
  if (ends === "verified") await ledger.settleAttempt(lease, { kind: ends, reference });
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
  ] as const)("own branch, ended as %s: time and whole reference", async (ends, sentence, reference) => {
    const id = await attempt(bench(), "JKT", ends);
    expect((await ask(nik(1))).answer).toMatchObject({
      kind: "seen",
      attempts: [{ sentence: expect.stringContaining(sentence), reference: reference ?? id }],
    });
  });

  test.each([
    ["another branch", "BDG", "verified"],
    ["self-service", undefined, "verified"],
    ["another branch without a reference", "BDG", null],
  ] as const)(
    "seen before, %s: the last four characters only, not where nor by whom",
    async (_, branch, ends) => {
      const id = await attempt(bench(), branch, ends);
      const last = ends ? "el#1" : id.slice(-4);
      const { answer } = await ask(nik(1));
      expect(answer).toMatchObject({ kind: "seen", attempts: [{ reference: words.endsIn(last) }] });
      expect(JSON.stringify(answer)).not.toMatch(
        new RegExp(`BDG|Somebody else|9901|certel|${id.slice(0, 8)}`),
      );
    },
  );

  test("seen before: letters that turn a reference around stand as their codes", async () => {
    await attempt(bench(), "JKT", "verified", "ref\u202e#1");
    await attempt(bench(), "BDG", "verified", "ref#\u202e12");
    const { answer } = await ask(nik(1));
    const shown = answer.kind === "seen" && answer.attempts.map(({ reference }) => reference);
    expect(shown).toEqual(expect.arrayContaining(["ref[U+202E]#1", words.endsIn("#[U+202E]12")]));
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

  /** What became of each NIK, asked one after the other. */
  async function askAll(niks: string[], asker: (index: number) => Application, staff = rani) {
    const context = contextOf(bench());
    const answers: SeenBefore[] = [];
    for (const [index, given] of niks.entries())
      answers.push(await findSeenBefore(given, { staff, application: asker(index) }, context));
    const alerts = context.lines.map((line) => JSON.parse(line)).filter(({ alert }) => alert);
    return { answers, alerts, told: answers.filter(({ kind }) => kind === "new").length };
  }
  const niks = (count: number) => Array.from({ length: count }, (_, index) => nik(index));

  test("seen before: 5 NIKs a case, of 415 the rest refused in words, one alert", async () => {
    const { told, answers, alerts } = await askAll(niks(415), () => caseOf());
    expect(told).toBe(5);
    expect(answers.at(-1)).toEqual({ kind: "limit", sentence: words.limit.case() });
    expect(alerts).toMatchObject([{ staffId: "rani", applicationId: "case", reason: "lookups_case" }]);
    const again = await askAll(niks(6), () => caseOf());
    expect(again).toMatchObject({ told: 5, alerts: [] });
  });

  test("one NIK of a case: answered each time, and counted once", async () => {
    const same = Array.from({ length: 12 }, () => nik(1));
    expect(await askAll(same, () => caseOf())).toMatchObject({ told: 12, alerts: [] });
    expect((await askAll(niks(6), () => caseOf())).told).toBe(5);
  });

  test("seen before: 30 NIKs an hour a person, over any number of cases; one alert", async () => {
    const kit = bench();
    const oneCaseEach = (index: number) => caseOf({ id: `case ${index}`, openedAt: kit.now() });
    const { told, answers, alerts } = await askAll(niks(40), oneCaseEach);
    expect(told).toBe(30);
    expect(answers.at(-1)).toEqual({
      kind: "limit",
      sentence: words.limit.person("2 Maret 2026 pukul 17.00 WIB"),
    });
    expect(alerts).toMatchObject([{ staffId: "rani", reason: "lookups_person" }]);
    const colleague = await askAll(niks(3), (index) => caseOf({ id: `hers ${index}` }), {
      ...rani,
      id: "sari",
    });
    expect(colleague.told).toBe(3);
    kit.advance(3_600_000);
    expect((await askAll(niks(3), (index) => caseOf({ id: `later ${index}` }))).told).toBe(3);
  });

  test.each(["", "123", `${nik(1)}0`, "9901 0101 0101 0001", ["x"], null])("%j is no NIK", async (given) => {
    expect((await ask(given as string)).answer).toEqual({ kind: "refused" });
  });
});
