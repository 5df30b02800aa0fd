import { boundsOf } from "../../lib/branch/day";
import { momentAt } from "../../lib/ledger/clock";
import type { Database } from "../../lib/ledger/database/database";
import { createKeyedHash, fingerprintOf } from "../../lib/ledger/fingerprint";
import { createLedger, type Ledger } from "../../lib/ledger/ledger";
import { after, defaultRules } from "../../lib/ledger/rules";
import { answers, claimed } from "../../lib/ledger/testing/cases";
import type { CallEnd } from "../../lib/outcomes/verdict";
import { branchTimeZone, type PastAttempt, past, yesterday } from "./past";

/** Makes the attempts of yesterday, by way of the ledger. */
export async function makePast(db: Database): Promise<string> {
  const noon = after(boundsOf(yesterday(), branchTimeZone).from, 12 * 3_600_000);
  const hash = createKeyedHash(process.env.LEDGER_SECRET ?? "");
  for (const attempt of past) {
    const time = after(noon, -attempt.minutes * 60_000);
    await make(createLedger({ db, hash, rules: defaultRules, now: () => momentAt(time) }), attempt);
  }
  return `${past.length} attempts of yesterday.`;
}

async function make(ledger: Ledger, attempt: PastAttempt): Promise<void> {
  const { id: attemptId, branch, staff, ref, ends, reference, fields, identityId } = attempt;
  const { id: applicationId } = await ledger.openApplication({
    channel: "branch",
    locale: "id",
    consentVersion: "1",
    consentHash: "of the text",
    branch,
    staff,
    ref,
  });
  const fingerprint = fingerprintOf(ledger.hash, applicationId, answers({ identityId }));
  const lease = await claimed(ledger, { applicationId, attemptId, fingerprint });
  await ledger.markSent(lease);
  const outcomes: Record<PastAttempt["ends"], CallEnd> = {
    verified: { kind: "verified", reference },
    verified_with_reason: { kind: "verified_with_reason", reference, fields },
    not_verified: { kind: "not_verified", reference, fields },
    unavailable: { kind: "unavailable", errorId: reference },
    unknown: { kind: "unknown", attemptId },
  };
  await ledger.settleAttempt(lease, outcomes[ends]);
}
