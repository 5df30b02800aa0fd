import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { CallEnd } from "../../outcomes/verdict";
import { claimed, claimOf, nik, openCase } from "../testing/cases";
import { onEachDatabase } from "../testing/databases";

const verified: CallEnd = { kind: "verified", reference: "ref_certel#1" };
const rejected: CallEnd = {
  kind: "not_verified",
  reference: "ref_certel#2",
  fields: ["fullName", "liveness_check", "some_new_name"],
};
const answered: CallEnd[] = [
  verified,
  rejected,
  { kind: "verified_with_reason", reference: "ref_certel#3", fields: ["emailAddress"] },
  { kind: "invalid", problems: { phoneNumber: { code: "kredibel_validation" } }, errorId: "e-1" },
];
const minute = 60_000;

onEachDatabase("the event table", (bench) => {
  describe("same attempt again", () => {
    test.each(answered)("settled as $kind: the stored outcome, no call", async (end) => {
      const { ledger, second, advance } = bench();
      const claim = claimOf(ledger, await openCase(ledger));
      const lease = await claimed(ledger, claim);
      await ledger.markSent(lease);
      const outcome = await ledger.settleAttempt(lease, end);
      advance(24 * 60 * minute);
      expect(await second.claimAttempt(claim)).toEqual({ kind: "replay", outcome });
    });

    test.each(["claimed", "sent"])("in flight (%s): wait, no call", async (state) => {
      const { ledger, second } = bench();
      const claim = claimOf(ledger, await openCase(ledger));
      const lease = await claimed(ledger, claim);
      if (state === "sent") await ledger.markSent(lease);
      expect(await second.claimAttempt(claim)).toEqual({ kind: "in_flight", attemptId: claim.attemptId });
    });

    test("other content: refused, whatever its state", async () => {
      const { ledger } = bench();
      const applicationId = await openCase(ledger);
      const claim = claimOf(ledger, applicationId);
      const lease = await claimed(ledger, claim);
      const other = claimOf(ledger, applicationId, { fullName: "SOMEBODY ELSE" }, claim.attemptId);
      expect(await ledger.claimAttempt(other)).toEqual({ kind: "other_content" });
      await ledger.markSent(lease);
      await ledger.settleAttempt(lease, verified);
      expect(await ledger.claimAttempt(other)).toEqual({ kind: "other_content" });
    });

    test("from another application: foreign, and nothing about it is told", async () => {
      const { ledger } = bench();
      const claim = claimOf(ledger, await openCase(ledger));
      await claimed(ledger, claim);
      const thief = claimOf(ledger, await openCase(ledger), {}, claim.attemptId);
      expect(await ledger.claimAttempt(thief)).toEqual({ kind: "foreign" });
    });
  });

  describe("at once", () => {
    test("ten taps on two instances: one wins, nine wait for it", async () => {
      const { ledger, second } = bench();
      const claim = claimOf(ledger, await openCase(ledger));
      const taps = Array.from({ length: 10 }, (_, tap) => (tap % 2 ? ledger : second).claimAttempt(claim));
      const kinds = (await Promise.all(taps)).map((result) => result.kind).sort();
      expect(kinds).toEqual(["claimed", ...Array(9).fill("in_flight")]);
    });

    test("ten tabs, an attempt each, the same answers: one wins, nine wait for it", async () => {
      const { ledger, second } = bench();
      const applicationId = await openCase(ledger);
      const tabs = Array.from({ length: 10 }, (_, tab) =>
        (tab % 2 ? ledger : second).claimAttempt(claimOf(ledger, applicationId)),
      );
      const results = await Promise.all(tabs);
      const winner = results.find((result) => result.kind === "claimed");
      const waiting = results.filter((result) => result.kind === "in_flight");
      expect(waiting).toHaveLength(9);
      expect(new Set(waiting.map((result) => result.attemptId))).toEqual(new Set([winner?.lease.attemptId]));
    });

    test("ten browsers with one NIK: one wins, nine are refused", async () => {
      const { ledger, second } = bench();
      const cases = await Promise.all(Array.from({ length: 10 }, () => openCase(ledger)));
      const claims = cases.map((id, index) =>
        (index % 2 ? ledger : second).claimAttempt(claimOf(ledger, id)),
      );
      const kinds = (await Promise.all(claims)).map((result) => result.kind).sort();
      expect(kinds).toEqual(["claimed", ...Array(9).fill("nik_in_flight")]);
    });

    test("two applications that forge one attempt id: one wins, the other is foreign", async () => {
      const { ledger, second } = bench();
      const attemptId = randomUUID();
      const [mine, theirs] = [await openCase(ledger), await openCase(ledger)];
      const results = await Promise.all([
        ledger.claimAttempt(claimOf(ledger, mine, { identityId: nik(1) }, attemptId)),
        second.claimAttempt(claimOf(ledger, theirs, { identityId: nik(2) }, attemptId)),
      ]);
      expect(results.map((result) => result.kind).sort()).toEqual(["claimed", "foreign"]);
    });

    test("ten instances that think they hold the claim: one sends", async () => {
      const { ledger, second } = bench();
      const lease = await claimed(ledger, claimOf(ledger, await openCase(ledger)));
      const sends = Array.from({ length: 10 }, (_, turn) => (turn % 2 ? ledger : second).markSent(lease));
      const ends = (await Promise.allSettled(sends)).map((end) => end.status);
      expect(ends.filter((status) => status === "fulfilled")).toHaveLength(1);
    });

    test("abandoned claim: one of ten takes it over, its first holder may not send", async () => {
      const { ledger, second, advance, rules } = bench();
      const claim = claimOf(ledger, await openCase(ledger));
      const first = await claimed(ledger, claim);
      advance(rules.claimTimeoutMs);
      const again = Array.from({ length: 10 }, (_, tap) => (tap % 2 ? ledger : second).claimAttempt(claim));
      const results = await Promise.all(again);
      expect(results.filter((result) => result.kind === "claimed")).toHaveLength(1);
      expect(results.filter((result) => result.kind === "in_flight")).toHaveLength(9);
      await expect(ledger.markSent(first)).rejects.toThrow("may not be sent");
    });
  });

  describe("same NIK elsewhere", () => {
    test("claimed or sent: refused, with the time when it will be known", async () => {
      const { ledger, rules, now } = bench();
      const lease = await claimed(ledger, claimOf(ledger, await openCase(ledger)));
      const elsewhere = claimOf(ledger, await openCase(ledger));
      const inMs = (ms: number) => new Date(now().getTime() + ms);
      expect(await ledger.claimAttempt(elsewhere)).toEqual({
        kind: "nik_in_flight",
        retryAt: inMs(rules.claimTimeoutMs),
      });
      await ledger.markSent(lease);
      expect(await ledger.claimAttempt(elsewhere)).toEqual({ kind: "nik_in_flight", retryAt: inMs(90_000) });
    });

    test("same application, other answers: refused while in flight", async () => {
      const { ledger } = bench();
      const applicationId = await openCase(ledger);
      await claimed(ledger, claimOf(ledger, applicationId));
      const changed = claimOf(ledger, applicationId, { fullName: "WITH A CORRECTION" });
      expect(await ledger.claimAttempt(changed)).toMatchObject({ kind: "nik_in_flight" });
    });

    test("unknown: refused until the cool-down is over, then asked about", async () => {
      const { ledger, advance, now } = bench();
      const lease = await claimed(ledger, claimOf(ledger, await openCase(ledger)));
      await ledger.markSent(lease);
      await ledger.settleAttempt(lease, { kind: "unknown", attemptId: lease.attemptId });
      const elsewhere = claimOf(ledger, await openCase(ledger));
      const retryAt = new Date(now().getTime() + 10 * minute);
      advance(10 * minute - 1);
      expect(await ledger.claimAttempt(elsewhere)).toEqual({ kind: "nik_in_flight", retryAt });
      advance(1);
      expect(await ledger.claimAttempt(elsewhere)).toEqual({ kind: "seen_before" });
      expect(await ledger.claimAttempt({ ...elsewhere, sendAgain: true })).toMatchObject({ kind: "claimed" });
    });

    test("unknown with cool-down `never`: refused for good", async () => {
      const { ledger, advance, rules } = bench();
      rules.unknownRetryAfterMs = "never";
      const lease = await claimed(ledger, claimOf(ledger, await openCase(ledger)));
      await ledger.markSent(lease);
      advance(30 * 24 * 60 * minute);
      const elsewhere = claimOf(ledger, await openCase(ledger));
      expect(await ledger.claimAttempt(elsewhere)).toEqual({ kind: "nik_in_flight", retryAt: null });
    });

    const asks = { verified: true, verified_with_reason: true, not_verified: false, invalid: false };
    test.each(answered)("settled as $kind: asked about only if verified", async (outcome) => {
      const { ledger } = bench();
      const lease = await claimed(ledger, claimOf(ledger, await openCase(ledger)));
      await ledger.markSent(lease);
      await ledger.settleAttempt(lease, outcome);
      const elsewhere = claimOf(ledger, await openCase(ledger));
      const first = await ledger.claimAttempt(elsewhere);
      expect(first.kind).toBe(asks[outcome.kind as keyof typeof asks] ? "seen_before" : "claimed");
      if (first.kind === "claimed") return;
      expect(await ledger.claimAttempt({ ...elsewhere, sendAgain: true })).toMatchObject({ kind: "claimed" });
    });

    test("seen before: verified and unknown read the same", async () => {
      const { ledger, advance } = bench();
      const told: unknown[] = [];
      for (const [serial, kind] of (["verified", "unknown"] as const).entries()) {
        const who = { identityId: nik(serial) };
        const lease = await claimed(ledger, claimOf(ledger, await openCase(ledger), who));
        await ledger.markSent(lease);
        const { attemptId } = lease;
        await ledger.settleAttempt(lease, kind === "verified" ? verified : { kind, attemptId });
        advance(10 * minute);
        told.push(await ledger.claimAttempt(claimOf(ledger, await openCase(ledger), who)));
      }
      expect(told).toEqual([{ kind: "seen_before" }, { kind: "seen_before" }]);
    });
  });

  describe("crash", () => {
    test("before `sent`: reads as released after the claim's time, and may run again", async () => {
      const { ledger, second, advance, rules } = bench();
      const applicationId = await openCase(ledger);
      const claim = claimOf(ledger, applicationId);
      await claimed(ledger, claim);
      advance(rules.claimTimeoutMs - 1);
      expect(await second.claimAttempt(claim)).toMatchObject({ kind: "in_flight" });
      advance(1);
      expect(await second.latestAttempt(applicationId)).toMatchObject({
        state: "released",
        outcome: { kind: "unavailable", errorId: claim.attemptId },
      });
      expect(await second.claimAttempt(claim)).toMatchObject({ kind: "claimed" });
    });

    test("before `sent`: the NIK is free elsewhere after the claim's time", async () => {
      const { ledger, advance, rules } = bench();
      const first = await claimed(ledger, claimOf(ledger, await openCase(ledger)));
      advance(rules.claimTimeoutMs);
      await claimed(ledger, claimOf(ledger, await openCase(ledger)));
      await expect(ledger.markSent(first)).rejects.toThrow("may not be sent");
    });

    test("after `sent`: unknown, never run again by itself, whoever asks", async () => {
      const { ledger, second, advance, now } = bench();
      const applicationId = await openCase(ledger);
      const claim = claimOf(ledger, applicationId);
      await ledger.markSent(await claimed(ledger, claim));
      const sentAt = now();
      advance(90_000 - 1);
      expect(await second.latestAttempt(applicationId)).toMatchObject({ state: "sent", outcome: null });
      advance(1);
      const unknown = { kind: "unknown", attemptId: claim.attemptId };
      expect(await second.latestAttempt(applicationId)).toMatchObject({
        state: "unknown",
        outcome: unknown,
        retryAt: new Date(sentAt.getTime() + 90_000 + 10 * minute),
      });
      advance(365 * 24 * 60 * minute);
      expect(await second.claimAttempt(claim)).toEqual({ kind: "replay", outcome: unknown });
    });
  });

  describe("an `unknown`, and the person wants to go on", () => {
    async function lost(
      ledger: ReturnType<typeof bench>["ledger"],
      applicationId: string,
      linkedTo?: string,
    ) {
      const lease = await claimed(ledger, {
        ...claimOf(ledger, applicationId),
        ...(linkedTo && { linkedTo }),
      });
      await ledger.markSent(lease);
      await ledger.settleAttempt(lease, { kind: "unknown", attemptId: lease.attemptId });
      return lease;
    }

    test("another submission without saying so shows the unknown one, also long after", async () => {
      const { ledger, advance } = bench();
      const applicationId = await openCase(ledger);
      const { attemptId } = await lost(ledger, applicationId);
      const replay = { kind: "replay", outcome: { kind: "unknown", attemptId } };
      expect(await ledger.claimAttempt(claimOf(ledger, applicationId))).toEqual(replay);
      advance(60 * minute);
      expect(await ledger.claimAttempt(claimOf(ledger, applicationId))).toEqual(replay);
    });

    test("linked: refused within the cool-down, then claimed and linked", async () => {
      const { ledger, advance } = bench();
      const applicationId = await openCase(ledger);
      const { attemptId: linkedTo } = await lost(ledger, applicationId);
      const claim = { ...claimOf(ledger, applicationId), linkedTo };
      expect(await ledger.claimAttempt(claim)).toMatchObject({ kind: "nik_in_flight" });
      advance(10 * minute);
      expect(await ledger.claimAttempt(claim)).toMatchObject({ kind: "claimed" });
      expect(await ledger.latestAttempt(applicationId)).toMatchObject({ id: claim.attemptId, linkedTo });
    });

    test("a chain of unknowns goes on from the newest", async () => {
      const { ledger, advance } = bench();
      const applicationId = await openCase(ledger);
      const first = await lost(ledger, applicationId);
      advance(10 * minute);
      const next = await lost(ledger, applicationId, first.attemptId);
      advance(10 * minute);
      const fromOld = { ...claimOf(ledger, applicationId), linkedTo: first.attemptId };
      expect(await ledger.claimAttempt(fromOld)).toMatchObject({
        kind: "replay",
        outcome: { attemptId: next.attemptId },
      });
      const fromNewest = { ...claimOf(ledger, applicationId), linkedTo: next.attemptId };
      expect(await ledger.claimAttempt(fromNewest)).toMatchObject({ kind: "claimed" });
    });

    test("its answer has come meanwhile: that is shown, no call", async () => {
      const { ledger, advance } = bench();
      const applicationId = await openCase(ledger);
      const lease = await lost(ledger, applicationId);
      advance(10 * minute);
      const outcome = await ledger.settleAttempt(lease, verified);
      const claim = { ...claimOf(ledger, applicationId), linkedTo: lease.attemptId };
      expect(await ledger.claimAttempt(claim)).toEqual({ kind: "replay", outcome });
    });

    test("linked to another application's attempt: foreign", async () => {
      const { ledger, advance } = bench();
      const { attemptId: linkedTo } = await lost(ledger, await openCase(ledger));
      advance(10 * minute);
      const claim = { ...claimOf(ledger, await openCase(ledger), { identityId: nik(2) }), linkedTo };
      expect(await ledger.claimAttempt(claim)).toEqual({ kind: "foreign" });
    });
  });

  describe("judged already", () => {
    async function judged(end: CallEnd) {
      const { ledger } = bench();
      const applicationId = await openCase(ledger);
      const lease = await claimed(ledger, claimOf(ledger, applicationId));
      await ledger.markSent(lease);
      return { ledger, applicationId, outcome: await ledger.settleAttempt(lease, end) };
    }

    test("identical in everything after a rejection: unchanged, and cannot be sent", async () => {
      const { ledger, applicationId } = await judged(rejected);
      const again = { ...claimOf(ledger, applicationId), sendAnyway: true };
      expect(await ledger.claimAttempt(again)).toEqual({
        kind: "unchanged",
        fields: rejected.kind === "not_verified" ? rejected.fields : [],
        sendable: false,
      });
    });

    test("rejected answers that stand are named, and can be sent anyway", async () => {
      const { ledger, applicationId } = await judged(rejected);
      const claim = claimOf(ledger, applicationId, { phoneNumber: "62812000" });
      const warning = { kind: "unchanged", fields: ["fullName", "liveness_check"], sendable: true };
      expect(await ledger.claimAttempt(claim)).toEqual(warning);
      expect(await ledger.claimAttempt({ ...claim, sendAnyway: true })).toMatchObject({ kind: "claimed" });
    });

    test("all rejected answers changed: claimed; liveness counts as the selfie", async () => {
      const { ledger, applicationId } = await judged(rejected);
      const half = claimOf(ledger, applicationId, { fullName: "CORRECTED" });
      expect(await ledger.claimAttempt(half)).toMatchObject({
        kind: "unchanged",
        fields: ["liveness_check"],
      });
      const whole = claimOf(ledger, applicationId, {
        fullName: "CORRECTED",
        faceImage: new Uint8Array([1, 2]),
      });
      expect(await ledger.claimAttempt(whole)).toMatchObject({ kind: "claimed" });
    });

    test("identical to what was verified: shown again, no call", async () => {
      const { ledger, applicationId, outcome } = await judged(verified);
      expect(await ledger.claimAttempt(claimOf(ledger, applicationId))).toEqual({
        kind: "replay",
        outcome,
      });
    });

    test("verified, then other answers for this NIK: asked about", async () => {
      const { ledger, applicationId } = await judged(verified);
      const other = claimOf(ledger, applicationId, { fullName: "ANOTHER" });
      expect(await ledger.claimAttempt(other)).toEqual({ kind: "seen_before" });
    });

    test("verified with a note, which is corrected: claimed, not asked about", async () => {
      const { ledger, applicationId } = await judged(answered[2] ?? verified);
      const mended = claimOf(ledger, applicationId, { emailAddress: "another@example.com" });
      expect(await ledger.claimAttempt(mended)).toMatchObject({ kind: "claimed" });
    });

    test("Kredibel's validation judged nothing: the same answers may go again", async () => {
      const { ledger, applicationId } = await judged(answered[3] ?? verified);
      expect(await ledger.claimAttempt(claimOf(ledger, applicationId))).toMatchObject({ kind: "claimed" });
    });
  });
});
