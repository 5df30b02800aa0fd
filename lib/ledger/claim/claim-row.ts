import { randomUUID } from "node:crypto";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { nikLock } from "../database/locks";
import { reopened } from "../end/reopened";
import type { LedgerContext } from "../rules";
import { type AttemptRow, applications, attempts, consents } from "../schema";
import type { Claim, ClaimResult } from "./claim-result";

type ApplicationRow = typeof applications.$inferSelect;

/**
 * Two claims of one application, or of one NIK, are decided one after the other: both are held until the transaction
 * ends. Each claim takes them in this one statement, so in the same order.
 */
export async function lockForClaim({ db, now }: LedgerContext, { applicationId, fingerprint }: Claim) {
  const [row] = await db
    .select({ application: applications, nik: nikLock(fingerprint.nikHash), now: now() })
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
  context: LedgerContext,
  application: ApplicationRow,
  claim: Claim,
  own: AttemptRow | undefined,
): Promise<ClaimResult> {
  const { db } = context;
  const lease = { attemptId: claim.attemptId, lease: randomUUID() };
  const written = db
    .$with("written")
    .as(own ? reopened(context, own, lease.lease) : inserted(context, application, claim, lease.lease));
  const { nikHash } = claim.fingerprint;
  const agreed = db.$with("agreed").as(
    db
      .update(consents)
      .set({ nikHash, formerNikHashes: formerNiks(nikHash) })
      .where(and(eq(consents.applicationId, application.id), sql`exists (select from ${written})`))
      .returning({ id: consents.applicationId }),
  );
  const rows = await db.with(written, agreed).select().from(written);
  if (rows.length === 1) return { kind: "claimed", lease };
  // Faster were: the holder of the claim that looked abandoned, or another application with the same attempt.
  return own ? { kind: "in_flight", attemptId: own.id } : { kind: "foreign" };
}

/** With the one that another is about to take the place of, unless it is the same. */
function formerNiks(next: string): SQL {
  const { nikHash, formerNikHashes } = consents;
  return sql`case when ${nikHash} <> ${next} then array_append(${formerNikHashes}, ${nikHash}) else ${formerNikHashes} end`;
}

function inserted({ db, now }: LedgerContext, application: ApplicationRow, claim: Claim, lease: string) {
  const { channel, branch, staff, ref } = application;
  return db
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
      claimedAt: now(),
    })
    .onConflictDoNothing({ target: attempts.id })
    .returning({ id: attempts.id });
}
