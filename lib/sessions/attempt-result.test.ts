import { expect, test } from "vitest";
import { claimed, claimOf, nik, openCase } from "../ledger/testing/cases";
import { onEachDatabase } from "../ledger/testing/databases";
import { endings } from "../outcomes/endings";
import type { CallEnd } from "../outcomes/verdict";
import { attemptResult, resultOf } from "./attempt-result";

const reference = "ref_certel#1";
const rejected = ["fullName", "liveness_check"];

const ends: { [Kind in CallEnd["kind"]]: { end: Extract<CallEnd, { kind: Kind }>; shows: object } } = {
  verified: {
    end: { kind: "verified", reference },
    shows: { status: "settled", charge: "full", rejectFields: [], referenceId: reference },
  },
  verified_with_reason: {
    end: { kind: "verified_with_reason", reference, fields: ["emailAddress"] },
    shows: { status: "settled", charge: "full", rejectFields: ["emailAddress"] },
  },
  not_verified: {
    end: { kind: "not_verified", reference, fields: rejected },
    shows: { status: "settled", charge: "liveness_only", rejectFields: rejected },
  },
  invalid: {
    end: { kind: "invalid", problems: { birthDate: { code: "kredibel_validation" } } },
    shows: { status: "settled", charge: "none", rejectFields: ["birthDate"], referenceId: null },
  },
  unavailable: {
    end: { kind: "unavailable", errorId: "e-1" },
    shows: { status: "not_processed", charge: "none", errorId: "e-1" },
  },
  unknown: {
    end: { kind: "unknown", attemptId: "" },
    shows: { status: "unknown", charge: "unknown", rejectFields: [] },
  },
};

onEachDatabase(
  "what other systems read of an attempt",
  (bench) => {
    const read = async (attemptId: string) => {
      const { ledger } = bench();
      const view = await ledger.findAttempt(attemptId);
      if (!view) throw new Error("no attempt");
      return resultOf(view, await ledger.consentOf(view.applicationId));
    };

    test.each(endings)("ended as %s: its outcome, charge and fields, as described", async (kind) => {
      const { ledger, now } = bench();
      const lease = await claimed(ledger, claimOf(ledger, await openCase(ledger, { ref: "order-7" })));
      await ledger.markSent(lease);
      await ledger.settleAttempt(lease, ends[kind].end);
      const result = await read(lease.attemptId);
      const at = now().toISOString();
      expect(result).toMatchObject({ ...ends[kind].shows, outcome: kind, ref: "order-7", endedAt: at });
      expect(attemptResult.parse(result)).toEqual(result);
      const consent = { version: "1", textHash: "hash of the text", language: "id", givenAt: at };
      expect(result.consent).toEqual(consent);
    });

    test("in progress, then left behind: no end and no charge, then unknown", async () => {
      const { ledger, advance } = bench();
      const lease = await claimed(ledger, claimOf(ledger, await openCase(ledger)));
      await ledger.markSent(lease);
      const open = { status: "in_progress", outcome: null, charge: null, endedAt: null };
      expect(await read(lease.attemptId)).toMatchObject(open);
      advance(90_000);
      expect(await read(lease.attemptId)).toMatchObject({ status: "unknown", outcome: "unknown" });
    });

    test("an operator's finding: shown as such, without who said it", async () => {
      const { ledger, advance } = bench();
      const lease = await claimed(ledger, claimOf(ledger, await openCase(ledger)));
      await ledger.markSent(lease);
      advance(90_000);
      await ledger.resolveAttempt(lease.attemptId, ends.verified.end, "budi");
      const result = await read(lease.attemptId);
      expect(result).toMatchObject({ outcome: "verified", settledByOperator: true });
      expect(JSON.stringify(result)).not.toContain("budi");
    });

    test("personal data: none, not even masked or hashed", async () => {
      const { ledger, database } = bench();
      const given = {
        identityId: nik(4711),
        fullName: "KENARI CONTOH",
        birthDate: "1990-01-31",
        emailAddress: "kenari@contoh.invalid",
        phoneNumber: "081299990000",
      };
      const application = await openCase(ledger, { branch: "JKT-01", staff: "Rina Contoh" });
      const claim = claimOf(ledger, application, given);
      const lease = await claimed(ledger, claim);
      await ledger.markSent(lease);
      await ledger.settleAttempt(lease, ends.not_verified.end);
      const text = JSON.stringify(await read(lease.attemptId));
      const [row] = await database.db.query.attempts.findMany();
      const { maskedNik, nikHash, fieldHashes } = row ?? { maskedNik: "", nikHash: "", fieldHashes: {} };
      const canaries = [...Object.values(given), maskedNik, nikHash, ...Object.values(fieldHashes), "Rina"];
      expect(canaries.filter(Boolean).length).toBeGreaterThan(12);
      expect(canaries.filter((canary) => text.includes(canary))).toEqual([]);
      expect(text).toContain("JKT-01");
    });
  },
  ["postgresql"],
);
