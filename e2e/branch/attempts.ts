import { randomUUID } from "node:crypto";
import { openDatabase } from "../../lib/ledger/database";
import { createKeyedHash, fingerprintOf } from "../../lib/ledger/fingerprint";
import { createLedger, type Ledger } from "../../lib/ledger/ledger";
import { after, defaultRules } from "../../lib/ledger/rules";
import type { CallOutcome } from "../../lib/ledger/view";
import { wireFields } from "../../lib/kredibel/constraints";
import { someApplicant } from "../applicants";

/** The secret of the ledger that a test fills and its server then reads. */
export const ledgerSecret = "a secret of the end-to-end tests only";

/** An attempt to be found in a list. `ago`: minutes since it was claimed. */
export type PastAttempt = {
  /** Null: self-service. */
  branch: string | null;
  staff?: string;
  ref?: string;
  ago: number;
  /** What came back; `sent`: nothing yet. */
  ends: Exclude<CallOutcome["kind"], "invalid"> | "sent";
  fields?: string[];
  reference?: string;
  identityId?: string;
};

export type MadeAttempt = PastAttempt & { id: string };

const minuteMs = 60_000;

/** Fills the embedded database that a server is about to be started on, by way of the ledger itself. */
export async function fillLedger(dataDir: string, past: PastAttempt[]): Promise<MadeAttempt[]> {
  const { db, close } = await openDatabase({ dataDir });
  let time = new Date();
  const ledger = createLedger({
    db,
    hash: createKeyedHash(ledgerSecret),
    rules: defaultRules,
    now: () => time,
  });
  const made: MadeAttempt[] = [];
  for (const attempt of past) {
    time = after(new Date(), -attempt.ago * minuteMs);
    made.push({ ...attempt, id: await makeAttempt(ledger, attempt, time) });
  }
  await close();
  return made;
}

async function makeAttempt(ledger: Ledger, attempt: PastAttempt, time: Date): Promise<string> {
  const { branch, staff = "Rani", ref, ends, reference = `ref_certel#${randomUUID()}`, fields = [] } = attempt;
  const { id: applicationId } = await ledger.openApplication({
    channel: branch === null ? "self" : "branch",
    locale: "id",
    consentVersion: "1",
    consentHash: "of the text",
    ...(branch !== null && { branch, staff }),
    ...(ref && { ref }),
  });
  const plain = Object.fromEntries(wireFields.map((field) => [field, `${field} as given`]));
  const { identityId } = { ...someApplicant(), ...(attempt.identityId && { identityId: attempt.identityId }) };
  const answers = { ...plain, identityId } as Parameters<typeof fingerprintOf>[2];
  const fingerprint = fingerprintOf(ledger.hash, applicationId, answers);
  const attemptId = randomUUID();
  const claim = await ledger.claimAttempt({ applicationId, attemptId, fingerprint });
  if (claim.kind !== "claimed") throw new Error(`The claim ended as ${claim.kind}`);
  await ledger.markSent(claim.lease);
  const at = time.toISOString();
  const outcomes: Record<Exclude<PastAttempt["ends"], "sent">, CallOutcome> = {
    verified: { kind: "verified", reference, at },
    verified_with_reason: { kind: "verified_with_reason", reference, fields, at },
    not_verified: { kind: "not_verified", reference, fields, at },
    unavailable: { kind: "unavailable", errorId: reference },
    unknown: { kind: "unknown", attemptId },
  };
  if (ends !== "sent") await ledger.settleAttempt(claim.lease, outcomes[ends]);
  return attemptId;
}
