import { expect, test } from "vitest";
import { statusNames } from "../../kredibel/constraints";
import { type CallEnd, outcomeAt } from "../../outcomes/verdict";
import { audited } from "../testing/audited";
import { claimed, claimOf, openCase } from "../testing/cases";
import { onEachDatabase } from "../testing/databases";

const outcomes = {
  verified: { kind: "verified", reference: "ref_certel#1" },
  verified_with_reason: {
    kind: "verified_with_reason",
    reference: "ref_certel#2",
    fields: ["emailAddress"],
  },
  not_verified: { kind: "not_verified", reference: "ref_certel#3", fields: ["fullName"] },
  invalid: { kind: "invalid", problems: { fullName: { code: "kredibel_validation" } }, errorId: "e-1" },
  unavailable: { kind: "unavailable", errorId: "e-2" },
} satisfies Record<string, CallEnd>;

type Start = "claimed" | "sent" | "lost" | "unknown" | "released" | "settled" | "resolved";
type End = keyof typeof outcomes | "unknown";

/** What becomes of an attempt in a state when an end of the call arrives: the state after it, or a surprise. */
const transitions: Record<Start, Record<"answer" | "unavailable" | "unknown", string>> = {
  claimed: { answer: "throws", unavailable: "released", unknown: "throws" },
  sent: { answer: "settled", unavailable: "released", unknown: "unknown" },
  lost: { answer: "settled", unavailable: "released", unknown: "unknown" },
  unknown: { answer: "settled", unavailable: "released", unknown: "unknown" },
  released: { answer: "throws", unavailable: "released", unknown: "throws" },
  settled: { answer: "settled", unavailable: "settled", unknown: "settled" },
  resolved: { answer: "settled", unavailable: "released", unknown: "released" },
};

const cases = Object.entries(transitions).flatMap(([start, row]) =>
  [...Object.keys(outcomes), "unknown"].map((end) => {
    const kind = end === "unknown" || end === "unavailable" ? end : "answer";
    return { start: start as Start, end: end as End, expected: row[kind] };
  }),
);

const first: CallEnd = { kind: "verified", reference: "ref_certel#first" };

onEachDatabase("the end of a call", (bench) => {
  test.each(cases)("$start, then $end: $expected", async ({ start, end, expected }) => {
    const { ledger, second, advance, now } = bench();
    const applicationId = await openCase(ledger);
    const claim = claimOf(ledger, applicationId);
    const lease = await claimed(ledger, claim);
    const unknown: CallEnd = { kind: "unknown", attemptId: lease.attemptId };
    if (start === "released") await ledger.settleAttempt(lease, outcomes.unavailable);
    else if (start !== "claimed") await ledger.markSent(lease);
    if (start === "lost") advance(90_000);
    if (start === "unknown" || start === "resolved") await ledger.settleAttempt(lease, unknown);
    if (start === "resolved")
      await ledger.resolveAttempt(lease.attemptId, { kind: "not_processed" }, "operator");
    if (start === "settled") await ledger.settleAttempt(lease, first);

    const outcome = end === "unknown" ? unknown : outcomes[end];
    if (expected === "throws")
      return expect(second.settleAttempt(lease, outcome)).rejects.toThrow("never sent");
    const stored = await second.settleAttempt(lease, outcome);
    const view = await ledger.readAttempt(claim);
    expect(view).toMatchObject({ state: expected, outcome: stored });
    if (start === "settled") expect(stored).toEqual(outcomeAt(first, now()));
    else if (start !== "resolved" || expected === "settled")
      expect(stored).toEqual(outcomeAt(outcome, now()));
  });

  test("an answer never lands on a claim that another caller holds", async () => {
    const { ledger } = bench();
    const claim = claimOf(ledger, await openCase(ledger));
    const old = await claimed(ledger, claim);
    await ledger.settleAttempt(old, outcomes.unavailable);
    const lease = await claimed(ledger, claim);
    await ledger.markSent(lease);
    await expect(ledger.settleAttempt(old, outcomes.verified)).rejects.toThrow("another holder");
    await ledger.settleAttempt(lease, outcomes.not_verified);
    expect(await ledger.readAttempt(claim)).toMatchObject({ outcome: { ...outcomes.not_verified } });
  });

  test("ten different answers at once: one is stored, and all are told that one", async () => {
    const { ledger, second } = bench();
    const lease = await claimed(ledger, claimOf(ledger, await openCase(ledger)));
    await ledger.markSent(lease);
    const told = await Promise.all(
      Array.from({ length: 10 }, (_, turn) => {
        const answer: CallEnd = { kind: "verified", reference: `ref_certel#${turn}` };
        return (turn % 2 ? ledger : second).settleAttempt(lease, answer);
      }),
    );
    expect(new Set(told.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  });

  test("nothing is sent on a claim that was released or has been sent", async () => {
    const { ledger } = bench();
    const claim = claimOf(ledger, await openCase(ledger));
    const lease = await claimed(ledger, claim);
    await ledger.settleAttempt(lease, outcomes.unavailable);
    await expect(ledger.markSent(lease)).rejects.toThrow("may not be sent");
    const again = await claimed(ledger, claim);
    await ledger.markSent(again);
    await expect(ledger.markSent(again)).rejects.toThrow("may not be sent");
  });

  test("nothing is sent on a claim from the moment on that it reads as released", async () => {
    const { ledger, rules, advance } = bench();
    const claim = claimOf(ledger, await openCase(ledger));
    const lease = await claimed(ledger, claim);
    advance(rules.claimTimeoutMs);
    expect(await ledger.readAttempt(claim)).toMatchObject({ state: "released" });
    await expect(ledger.markSent(lease)).rejects.toThrow("may not be sent");
    expect(await ledger.settleAttempt(lease, outcomes.unavailable)).toEqual(outcomes.unavailable);
    const again = await claimed(ledger, claim);
    advance(rules.claimTimeoutMs - 1);
    await ledger.markSent(again);
  });

  test("what Kredibel calls the attempt is kept, for an unknown too", async () => {
    const { ledger } = bench();
    const lease = await claimed(ledger, claimOf(ledger, await openCase(ledger)));
    await ledger.markSent(lease);
    const trace = { kredibelId: "history-1", reference: "ref_certel#9", errorId: "e-9" };
    await ledger.settleAttempt(lease, { kind: "unknown", attemptId: lease.attemptId }, trace);
    expect(await ledger.findByReference("ref_certel#9")).toMatchObject([{ id: lease.attemptId, ...trace }]);
  });
});

onEachDatabase("resolving an unknown", (bench) => {
  test.each(statusNames)("as %s", async (kind) => {
    const { ledger, advance, now } = bench();
    const claim = claimOf(ledger, await openCase(ledger));
    await ledger.markSent(await claimed(ledger, claim));
    expect(await ledger.resolveAttempt(claim.attemptId, outcomes[kind], "ani")).toBe("not_unknown");
    advance(90_000);
    expect(await ledger.resolveAttempt(claim.attemptId, outcomes[kind], "ani")).toBe("resolved");
    expect(await ledger.resolveAttempt(claim.attemptId, outcomes[kind], "budi")).toBe("not_unknown");
    const outcome = outcomeAt(outcomes[kind], now());
    expect(await ledger.readAttempt(claim)).toMatchObject({ outcome, resolvedBy: "ani" });
    expect(await ledger.claimAttempt(claim)).toEqual({ kind: "replay", outcome });
  });

  test("as not processed: the attempt may run again", async () => {
    const { ledger, advance } = bench();
    const claim = claimOf(ledger, await openCase(ledger));
    await ledger.markSent(await claimed(ledger, claim));
    advance(90_000);
    expect(await ledger.resolveAttempt(claim.attemptId, { kind: "not_processed" }, "ani")).toBe("resolved");
    expect(await ledger.claimAttempt(claim)).toMatchObject({ kind: "claimed" });
  });

  test("audit: what was found, by an operator, and corrected, not who", async () => {
    const { ledger, advance, database } = bench();
    const claim = claimOf(ledger, await openCase(ledger));
    await ledger.markSent(await claimed(ledger, claim));
    const rows = await audited(database.db, async () => {
      await ledger.resolveAttempt(claim.attemptId, outcomes.verified, "budi");
      advance(90_000);
      await ledger.resolveAttempt(claim.attemptId, outcomes.verified, "budi");
      const correction = { by: "budi", reason: "Budi read it" };
      await ledger.correctAttempt(claim.attemptId, outcomes.not_verified, correction);
    });
    const { attemptId } = claim;
    expect(rows).toMatchObject([
      { event: "attempt_resolved", device: "command line", details: { attemptId, finding: "verified" } },
      { event: "attempt_corrected", device: "command line", details: { attemptId, finding: "not_verified" } },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/budi/i);
  });

  test("one that does not exist", async () => {
    const { ledger } = bench();
    const nobody = "00000000-0000-4000-8000-000000000000";
    expect(await ledger.resolveAttempt(nobody, { kind: "not_processed" }, "ani")).toBe("not_found");
  });
});
