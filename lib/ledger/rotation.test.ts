import { describe, expect, test } from "vitest";
import type { CallEnd } from "../outcomes/verdict";
import { momentAt } from "./clock";
import { createKeyedHash } from "./fingerprint";
import { createLedger, type Ledger } from "./ledger";
import { claimed, claimOf, nik, openCase } from "./testing/cases";
import { type Bench, onEachDatabase } from "./testing/databases";

const [old, next] = ["the old secret of these tests, long enough", "the next secret of these tests, as long"];
const verified: CallEnd = { kind: "verified", reference: "ref_certel#1" };
const rejected: CallEnd = { kind: "not_verified", reference: "ref_certel#2", fields: ["fullName"] };

/** On one database: before, during and after the time in which the former secret is read. */
function ledgersOf({ database: { db }, rules, now }: Bench) {
  const under = (secret: string, former: string | null) =>
    createLedger({ db, hash: createKeyedHash(secret, () => former), rules, now: () => momentAt(now()) });
  return {
    before: under(old, null),
    prepared: under(old, next),
    during: under(next, old),
    after: under(next, null),
  };
}

async function callUnder(ledger: Ledger, end: CallEnd, applicationId?: string) {
  const claim = claimOf(ledger, applicationId ?? (await openCase(ledger)));
  const lease = await claimed(ledger, claim);
  await ledger.markSent(lease);
  await ledger.settleAttempt(lease, end);
  return claim;
}

onEachDatabase("rotated secret", (bench) => {
  const kindElsewhere = async (ledger: Ledger) =>
    (await ledger.claimAttempt(claimOf(ledger, await openCase(ledger)))).kind;

  test("rotated secret: calls made under the former one count for the NIK's cap", async () => {
    const { before, during, after } = ledgersOf(bench());
    bench().rules.chargedCallsPerNik = { count: 2, windowMs: 86_400_000 };
    await callUnder(before, rejected);
    await callUnder(during, rejected);
    expect(await kindElsewhere(during)).toBe("nik_limit");
    expect(await kindElsewhere(after)).toBe("claimed");
  });

  test("rotated secret: a NIK verified under the former one was seen before", async () => {
    const { before, during, after } = ledgersOf(bench());
    const { attemptId } = await callUnder(before, verified);
    expect(await kindElsewhere(during)).toBe("seen_before");
    expect(await during.seenBefore(nik(1))).toMatchObject([{ id: attemptId }]);
    expect(await after.seenBefore(nik(1))).toEqual([]);
  });

  test("rotated secret: answers rejected under the former one are unchanged", async () => {
    const { before, during } = ledgersOf(bench());
    const applicationId = await openCase(before);
    await callUnder(before, rejected, applicationId);
    expect(await during.claimAttempt(claimOf(during, applicationId))).toMatchObject({
      kind: "unchanged",
      sendable: false,
    });
  });

  test("rotated secret: an attempt sent again under the next one is replayed", async () => {
    const { before, during } = ledgersOf(bench());
    const { applicationId, attemptId } = await callUnder(before, verified);
    const again = claimOf(during, applicationId, {}, attemptId);
    expect(await during.claimAttempt(again)).toMatchObject({ kind: "replay" });
  });

  test("rotated secret: an application of the former one opens, and ends", async () => {
    const { before, during, after } = ledgersOf(bench());
    const opening = { channel: "self", locale: "id", consentVersion: "1", consentHash: "h" } as const;
    const { id, token } = await before.openApplication(opening);
    expect(await during.findApplication(token)).toMatchObject({ id });
    expect(await after.findApplication(token)).toBeNull();
    await during.closeApplication(token);
    expect(await during.findApplication(token)).toBeNull();
  });

  test("rotated secret: the list finds attempts of both by reference", async () => {
    const { before, during } = ledgersOf(bench());
    const one = await callUnder(before, rejected);
    const two = await callUnder(during, rejected);
    const found = await during.findByReference("ref_certel#2");
    expect(found.map(({ id }) => id).sort()).toEqual([one.attemptId, two.attemptId].sort());
  });

  test("rotated secret: addresses, accounts and look-ups go on counting", async () => {
    const { before, during, after } = ledgersOf(bench());
    const { rules } = bench();
    rules.startsPerAddress = { count: 3, windowMs: 3_600_000 };
    rules.signInsPerAccount = { count: 3, windowMs: 3_600_000 };
    rules.lookupsPerPerson = { count: 3, windowMs: 3_600_000 };
    const application = { id: await openCase(before), openedAt: bench().now() };
    let looked = 0;
    const each = async (ledger: Ledger) => {
      looked += 1;
      const address = "203.0.113.7";
      const all = [
        await ledger.admitAddress("start", address),
        await ledger.admitSignIn({ username: "ani", address }),
        await ledger.admitLookup({ staffId: "ani", application, nik: nik(looked) }),
      ];
      return all.map(({ admitted }) => admitted);
    };
    const yes = [true, true, true];
    for (const ledger of [before, before, during]) expect(await each(ledger)).toEqual(yes);
    expect(await each(during)).toEqual([false, false, false]);
    // Not asked anew: known since before.
    expect(await during.admitLookup({ staffId: "budi", application, nik: nik(1) })).toEqual({
      admitted: true,
    });
    expect((await each(after)).slice(0, 2)).toEqual([true, true]);
  });

  describe("while instances differ in their secrets' order", () => {
    test("rotated secret: ten claims of one NIK at once make one call", async () => {
      const { prepared, during } = ledgersOf(bench());
      const cases = await Promise.all(Array.from({ length: 10 }, () => openCase(during)));
      const claims = cases.map((id, turn) => {
        const ledger = turn % 2 ? prepared : during;
        return ledger.claimAttempt(claimOf(ledger, id));
      });
      const kinds = (await Promise.all(claims)).map(({ kind }) => kind).sort();
      expect(kinds).toEqual(["claimed", ...Array(9).fill("nik_in_flight")]);
    });
  });
});
