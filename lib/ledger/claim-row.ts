import { randomUUID } from "node:crypto";
import { and, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { statesThat } from "../outcomes/states";
import type { Claim, ClaimResult } from "./claim-result";
import type { Database } from "./database/database";
import { nikLock } from "./database/locks";
import { applications, attempts, consents } from "./schema";
import type { AttemptRow } from "./view";

type ApplicationRow = typeof applications.$inferSelect;

/**
 * Two claims of one application, or of one NIK, are decided one after the other: both are held until the transaction
 * ends. Each claim takes them in this one statement, so in the same order.
 */
export async function lockForClaim(tx: Database, { applicationId, fingerprint }: Claim) {
  const [row] = await tx
    .select({ ...getTableColumns(applications), nik: nikLock(fingerprint.nikHash) })
    .from(applications)
    .where(eq(applications.id, applicationId))
    .for("no key update");
  if (!row) throw new Error("A claim needs an application");
  return row;
}

/**
 * Writes the claim, as a new row or over the one it had, and only if nobody was faster. The consent learns the NIK, and
 * keeps the one before.
 */
export async function insertOrTakeOver(
  tx: Database,
  application: ApplicationRow,
  claim: Claim,
  own: AttemptRow | undefined,
  now: Date,
): Promise<ClaimResult> {
  const lease = { attemptId: claim.attemptId, lease: randomUUID() };
  const written = tx
    .$with("written")
    .as(own ? takeOver(tx, own, lease.lease, now) : insert(tx, application, claim, lease.lease, now));
  const { nikHash } = claim.fingerprint;
  const agreed = tx.$with("agreed").as(
    tx
      .update(consents)
      .set({ nikHash, formerNikHashes: formerNiks(nikHash) })
      .where(and(eq(consents.applicationId, application.id), sql`exists (select from ${written})`))
      .returning({ id: consents.applicationId }),
  );
  const rows = await tx.with(written, agreed).select().from(written);
  if (rows.length === 1) return { kind: "claimed", lease };
  // Faster were: the holder of the claim that looked abandoned, or another application with the same attempt.
  return own ? { kind: "in_flight", attemptId: own.id } : { kind: "foreign" };
}

/** With the one that another is about to take the place of, unless it is the same. */
function formerNiks(next: string): SQL {
  const { nikHash, formerNikHashes } = consents;
  return sql`case when ${nikHash} <> ${next} then array_append(${formerNikHashes}, ${nikHash}) else ${formerNikHashes} end`;
}

function insert(tx: Database, application: ApplicationRow, claim: Claim, lease: string, now: Date) {
  const { channel, branch, staff, ref } = application;
  return tx
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
}

function takeOver(tx: Database, own: AttemptRow, lease: string, now: Date) {
  return tx
    .update(attempts)
    .set({ state: "claimed", lease, claimedAt: now, ...noEnd })
    .where(
      and(
        eq(attempts.id, own.id),
        eq(attempts.lease, own.lease),
        inArray(
          attempts.state,
          statesThat(({ unsent }) => unsent),
        ),
      ),
    )
    .returning({ id: attempts.id });
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
