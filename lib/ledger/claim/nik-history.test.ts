import fc from "fast-check";
import { expect, test } from "vitest";
import { sandboxAnswers } from "../../kredibel/constraints";
import { endings } from "../../outcomes/endings";
import { outcomes } from "../../outcomes/outcomes";
import type { CallEnd } from "../../outcomes/verdict";
import type { Ledger } from "../ledger";
import { claimed, claimOf, nik, openCase } from "../testing/cases";
import { onEachDatabase } from "../testing/databases";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const examples = Object.keys(sandboxAnswers);
let serial = 0;
const rejected: CallEnd = { kind: "not_verified", reference: "ref_certel#1", fields: ["fullName"] };
const endOf = (kind: CallEnd["kind"], attemptId: string): CallEnd =>
  ({
    verified: { kind: "verified", reference: "ref_certel#1" } as const,
    verified_with_reason: { ...rejected, kind: "verified_with_reason" } as const,
    not_verified: rejected,
    invalid: { kind: "invalid", problems: {} } as const,
    unavailable: { kind: "unavailable", errorId: attemptId } as const,
    unknown: { kind: "unknown", attemptId } as const,
  })[kind];

const claimElsewhere = async (ledger: Ledger, identityId: string) => ({
  ...claimOf(ledger, await openCase(ledger), { identityId }),
  sendAgain: true,
});

async function callOnce(ledger: Ledger, identityId: string, kind: CallEnd["kind"]) {
  const lease = await claimed(ledger, await claimElsewhere(ledger, identityId));
  await ledger.markSent(lease);
  await ledger.settleAttempt(lease, endOf(kind, lease.attemptId));
}

onEachDatabase("NIK cap", (bench) => {
  test("NIK cap: six charged calls a day over all applications, then a time to come back", async () => {
    const { ledger, second, advance } = bench();
    for (let calls = 0; calls < 6; calls += 1) {
      await callOnce(calls % 2 ? ledger : second, nik(1), "not_verified");
      advance(hour);
    }
    advance(minute);
    // The first was at nine.
    const retryAt = new Date("2026-03-03T09:00:00.000Z");
    const seventh = await claimElsewhere(ledger, nik(1));
    expect(await ledger.claimAttempt(seventh)).toEqual({ kind: "nik_limit", retryAt });
    await callOnce(ledger, nik(2), "not_verified");
    advance(day - 6 * hour - minute - 1);
    expect(await ledger.claimAttempt(seventh)).toMatchObject({ kind: "nik_limit" });
    advance(1);
    expect(await ledger.claimAttempt(seventh)).toMatchObject({ kind: "claimed" });
  });

  test("NIK cap: names a whole hour, which tells no call's time", async () => {
    const { ledger, rules, advance } = bench();
    rules.chargedCallsPerNik = { count: 1, windowMs: day };
    advance(17 * minute + 1);
    await callOnce(ledger, nik(1), "not_verified");
    const retryAt = new Date("2026-03-03T10:00:00.000Z");
    expect(await ledger.claimAttempt(await claimElsewhere(ledger, nik(1)))).toEqual({
      kind: "nik_limit",
      retryAt,
    });
  });

  test.each(endings)("NIK cap: a call that ended as %s counts if it may be charged", async (kind) => {
    const { ledger, rules, advance } = bench();
    rules.chargedCallsPerNik = { count: 1, windowMs: day };
    await callOnce(ledger, nik(1), kind);
    advance(hour);
    const next = await ledger.claimAttempt(await claimElsewhere(ledger, nik(1)));
    expect(next.kind).toBe(outcomes[kind].charge === "none" ? "claimed" : "nik_limit");
  });

  test("NIK cap: two instances at once make as many calls as it says, no more, no fewer", async () => {
    const { ledger, second, rules, advance } = bench();
    const cap = fc.integer({ min: 1, max: 4 });
    await fc.assert(
      fc.asyncProperty(cap, fc.integer({ min: 1, max: 5 }), async (count, rounds) => {
        rules.chargedCallsPerNik = { count, windowMs: day };
        serial += 1;
        const who = nik(serial);
        let calls = 0;
        for (let round = 0; round < rounds; round += 1) {
          const claims = await Promise.all([1, 2, 3, 4].map(() => claimElsewhere(ledger, who)));
          const at = (turn: number) => (turn % 2 ? ledger : second);
          const results = await Promise.all(claims.map((claim, turn) => at(turn).claimAttempt(claim)));
          for (const result of results) {
            if (result.kind !== "claimed") continue;
            calls += 1;
            await ledger.markSent(result.lease);
            await ledger.settleAttempt(result.lease, rejected);
          }
          advance(minute);
        }
        expect(calls).toBe(Math.min(count, rounds));
      }),
      { numRuns: 6 },
    );
  });

  test("NIK rules: Kredibel's examples are free, and no other NIK", async () => {
    const { ledger, rules } = bench();
    rules.chargedCallsPerNik = { count: 1, windowMs: day };
    const kinds: Record<string, string> = {};
    for (const who of [...examples, nik(1)]) {
      await callOnce(ledger, who, "verified");
      const unasked = { ...(await claimElsewhere(ledger, who)), sendAgain: false };
      kinds[who] = (await ledger.claimAttempt(unasked)).kind;
    }
    const free = Object.fromEntries(examples.map((example) => [example, "claimed"]));
    expect(kinds).toEqual({ ...free, [nik(1)]: "nik_limit" });
  });
});
