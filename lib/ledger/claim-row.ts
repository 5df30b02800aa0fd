import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import type { Claim, ClaimResult } from "./claim-result";
import type { Database } from "./database";
import { applications, attempts, consents } from "./schema";
import type { AttemptRow } from "./view";

type ApplicationRow = typeof applications.$inferSelect;

/** Two claims of one application are decided one after the other. */
export async function lockApplication(tx: Database, id: string): Promise<ApplicationRow> {
  const [row] = await tx.select().from(applications).where(eq(applications.id, id)).for("no key update");
  if (!row) throw new Error("A claim needs an application");
  return row;
}

/** Writes the claim, as a new row or over the one it had, and only if nobody was faster. */
export async function insertOrTakeOver(
  tx: Database,
  application: ApplicationRow,
  claim: Claim,
  own: AttemptRow | undefined,
  now: Date,
): Promise<ClaimResult> {
  const lease = { attemptId: claim.attemptId, lease: randomUUID() };
  const written = own
    ? await takeOver(tx, own, lease.lease, now)
    : await insert(tx, application, claim, lease.lease, now);
  // Faster were: the holder of the claim that looked abandoned, or another application with the same attempt.
  if (!written) return own ? { kind: "in_flight", attemptId: own.id } : { kind: "foreign" };
  const { nikHash } = claim.fingerprint;
  await tx.update(consents).set({ nikHash }).where(eq(consents.applicationId, application.id));
  return { kind: "claimed", lease };
}

async function insert(tx: Database, application: ApplicationRow, claim: Claim, lease: string, now: Date) {
  const { channel, branch, staff, ref } = application;
  const rows = await tx
    .insert(attempts)
    .values({
      id: claim.attemptId,
      applicationId: application.id,
      linkedTo: claim.linkedTo,
      state: "claimed",
      lease,
      ...claim.fingerprint,
      channel,
      branch,
      staff,
      ref,
      claimedAt: now,
    })
    .onConflictDoNothing({ target: attempts.id })
    .returning({ id: attempts.id });
  return rows.length === 1;
}

async function takeOver(tx: Database, own: AttemptRow, lease: string, now: Date) {
  const rows = await tx
    .update(attempts)
    .set({ state: "claimed", lease, claimedAt: now, ...noEnd })
    .where(
      and(
        eq(attempts.id, own.id),
        eq(attempts.lease, own.lease),
        inArray(attempts.state, ["claimed", "released"]),
      ),
    )
    .returning({ id: attempts.id });
  return rows.length === 1;
}

const noEnd = {
  sentAt: null,
  endedAt: null,
  ending: null,
  kredibelId: null,
  reference: null,
  errorId: null,
  resolvedBy: null,
};
