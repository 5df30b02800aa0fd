import { randomUUID } from "node:crypto";
import { wireFields } from "../../kredibel/constraints";
import type { Claim } from "../claim/claim-result";
import { type Answers, fingerprintOf } from "../fingerprint";
import type { Ledger } from "../ledger";

/** NIKs that start with 99: there is no such province. */
export const nik = (serial: number) => `990101010190${String(serial).padStart(4, "0")}`;

export function answers(changes: Partial<Answers> = {}): Answers {
  const plain = Object.fromEntries(wireFields.map((field) => [field, `${field} as given`]));
  return { ...plain, identityId: nik(1), ...changes } as Answers;
}

/** Consent given: an application's id. */
export async function openCase(
  ledger: Ledger,
  details: { branch?: string; staff?: string; ref?: string } = {},
) {
  const { id } = await ledger.openApplication({
    channel: details.branch ? "branch" : "self",
    locale: "id",
    consentVersion: "1",
    consentHash: "hash of the text",
    ...details,
  });
  return id;
}

/** A claim as the server would make it. */
export function claimOf(
  ledger: Ledger,
  applicationId: string,
  changes: Partial<Answers> = {},
  attemptId = randomUUID(),
) {
  return {
    applicationId,
    attemptId,
    fingerprint: fingerprintOf(ledger.hash, applicationId, answers(changes)),
  };
}

/** A claim that must win. */
export async function claimed(ledger: Ledger, claim: Claim) {
  const result = await ledger.claimAttempt(claim);
  if (result.kind !== "claimed") throw new Error(`expected a claim, got ${result.kind}`);
  return result.lease;
}

/** A code opened by a phone that has no cookie yet: it asks, and asks again with the one it was given. */
export async function openByPhone({ openHandoff }: Pick<Ledger, "openHandoff">, code: string) {
  const named = await openHandoff({ code, phone: null, watcher: null });
  if (named.kind !== "new_phone") throw new Error(`no cookie: ${named.kind}`);
  const { phone } = named;
  const opened = await openHandoff({ code, phone, watcher: null });
  if (opened.kind !== "opened") throw new Error(`not opened: ${opened.kind}`);
  return { phone, found: opened.found };
}
