import { randomUUID } from "node:crypto";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { countedCall } from "../caps";
import type { Moment } from "../clock";
import type { Database } from "../database/database";
import { nikLock } from "../database/locks";
import { reopened } from "../end/reopened";
import type { LedgerContext } from "../rules";
import { type AttemptRow, applications, attempts, consents, type SessionRow, sessions } from "../schema";
import { submittedSession } from "../session/submit";
import type { Claim, ClaimResult } from "./claim-result";

type Claimant = { application: typeof applications.$inferSelect; session: SessionRow | null };

/** One statement, so always in the same order. */
export async function lockForClaim({ db, now }: LedgerContext, { applicationId, fingerprint }: Claim) {
  const [row] = await db
    .select({
      application: applications,
      session: sessions,
      nik: nikLock(fingerprint.nikHashes),
      now: now(),
    })
    .from(applications)
    .leftJoin(sessions, eq(sessions.id, applications.sessionId))
    .where(eq(applications.id, applicationId))
    .for("no key update", { of: applications });
  if (!row) throw new Error("A claim needs an application");
  return row;
}

/** After the attempts, as an end does. What was read beside the application's lock may be older. */
export async function lockSession(db: Database, id: string): Promise<SessionRow> {
  const [row] = await db.select().from(sessions).where(eq(sessions.id, id)).for("no key update");
  if (!row) throw new Error("A session is deleted after its applications");
  return row;
}

/** The consent keeps former NIKs. */
export async function insertOrTakeOver(
  context: LedgerContext,
  claimant: Claimant,
  claim: Claim,
  own: AttemptRow | undefined,
): Promise<ClaimResult> {
  const { db, rules, now } = context;
  if (rules.calls.count < 1) throw new CallsUsedUp(now());
  const lease = { attemptId: claim.attemptId, lease: randomUUID() };
  const written = db
    .$with("written")
    .as(own ? reopened(context, own, lease.lease) : inserted(context, claimant, claim, lease.lease));
  const { nikHash } = claim.fingerprint;
  const agreed = db.$with("agreed").as(
    db
      .update(consents)
      .set({ nikHash, formerNikHashes: formerNiks(nikHash) })
      .where(and(eq(consents.applicationId, claimant.application.id), sql`exists (select from ${written})`))
      .returning({ id: consents.applicationId }),
  );
  const submitted = claimant.session ? submittedSession(context, claimant.session, written) : [];
  const counted = countedCall(context);
  const [row] = await db
    .with(written, agreed, counted, ...submitted)
    .select({ counted: counted.count })
    .from(written)
    .leftJoin(counted, sql`true`);
  // Another takeover, or another application.
  if (!row) return own ? { kind: "in_flight", attemptId: own.id } : { kind: "foreign" };
  if (row.counted === null) throw new CallsUsedUp(now());
  return { kind: "claimed", lease };
}

/** Nothing of the claim stays. */
export class CallsUsedUp extends Error {
  constructor(readonly at: Moment) {
    super("The hour's calls are used up.");
  }
}

/** With the NIK being replaced. */
function formerNiks(next: string): SQL {
  const { nikHash, formerNikHashes } = consents;
  return sql`case when ${nikHash} <> ${next} then array_append(${formerNikHashes}, ${nikHash}) else ${formerNikHashes} end`;
}

function inserted(
  { db, now }: LedgerContext,
  { application, session }: Claimant,
  claim: Claim,
  lease: string,
) {
  const { channel, branch, staff, ref } = application;
  const { fieldHashes, nikHash, nikHashes, maskedNik } = claim.fingerprint;
  const expected = session?.nikHash ?? null;
  return db
    .insert(attempts)
    .values({
      id: claim.attemptId,
      applicationId: application.id,
      linkedTo: claim.linkedTo,
      state: "claimed",
      lease,
      fieldHashes,
      nikHash,
      maskedNik,
      channel,
      branch,
      staff,
      ref,
      sessionId: session?.id,
      nikMatches: expected === null ? null : nikHashes.includes(expected),
      claimedAt: now(),
    })
    .onConflictDoNothing({ target: attempts.id })
    .returning({ id: attempts.id });
}
