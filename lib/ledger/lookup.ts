import { and, desc, eq, gte, inArray, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { type Allowance, attemptsLeft } from "./caps";
import { after, type LedgerContext, sentGraceMs } from "./rules";
import { attempts, type Ending } from "./schema";
import { type AttemptView, viewOf } from "./view";

/** One attempt of one application, or null: nobody sees another's. */
export async function readAttempt(
  context: LedgerContext,
  { applicationId, attemptId }: { applicationId: string; attemptId: string },
): Promise<AttemptView | null> {
  const mine = and(eq(attempts.id, attemptId), eq(attempts.applicationId, applicationId));
  return (await views(context, mine, 1))[0] ?? null;
}

/** The attempt to come back to after a reload, or null before the first. */
export async function latestAttempt(
  context: LedgerContext,
  applicationId: string,
): Promise<AttemptView | null> {
  return (await views(context, eq(attempts.applicationId, applicationId), 1))[0] ?? null;
}

/** How many attempts the application has left. */
export async function allowanceOf(context: LedgerContext, applicationId: string): Promise<Allowance> {
  return attemptsLeft(context.db, context.rules.attemptsPerApplication, applicationId, context.now());
}

export type AttemptFilter = {
  branch?: string | undefined;
  ending?: Ending | undefined;
  /** Claimed in this period: from included, to excluded. */
  from?: Date | undefined;
  to?: Date | undefined;
  /** The last row of the page before. */
  before?: Pick<AttemptView, "claimedAt" | "id"> | undefined;
};

/** A page of attempts, newest first. Paged by key, so that the thousandth page costs what the first does. */
export async function listAttempts(
  context: LedgerContext,
  filter: AttemptFilter,
  limit: number,
): Promise<AttemptView[]> {
  const { branch, ending, from, to, before } = filter;
  const key =
    before && sql`${sql.param(before.claimedAt, attempts.claimedAt)}, ${sql.param(before.id, attempts.id)}`;
  const where = and(
    branch === undefined ? undefined : eq(attempts.branch, branch),
    ending === undefined ? undefined : endsAs(context, ending),
    from && gte(attempts.claimedAt, from),
    to && lt(attempts.claimedAt, to),
    key && sql`(${attempts.claimedAt}, ${attempts.id}) < (${key})`,
  );
  return views(context, where, limit);
}

/** The attempts in flight or unknown, newest first: few, whatever the size of the table. */
export async function openAttempts(
  context: LedgerContext,
  { branch, limit }: { branch?: string | undefined; limit: number },
): Promise<AttemptView[]> {
  const open = sql`${attempts.state} in ('claimed', 'sent', 'unknown')`;
  const found = await views(
    context,
    and(open, branch === undefined ? undefined : eq(attempts.branch, branch)),
    limit,
  );
  return found.filter((view) => view.state !== "released");
}

/** Finds by what a person may quote: Kredibel's reference, an error's, the operator's own, or the attempt's id. */
export async function findByReference(
  context: LedgerContext,
  quoted: string,
  limit = 50,
): Promise<AttemptView[]> {
  const byId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(quoted)
    ? eq(attempts.id, quoted)
    : undefined;
  const where = or(
    eq(attempts.reference, quoted),
    eq(attempts.errorId, quoted),
    eq(attempts.ref, quoted),
    byId,
  );
  return views(context, where, limit);
}

/** Earlier attempts with the same NIK that were verified or are still open, newest first, of any application. */
export async function seenBefore(context: LedgerContext, nik: string, limit = 5): Promise<AttemptView[]> {
  const where = and(
    eq(attempts.nikHash, context.hash("nik", nik)),
    or(inArray(attempts.ending, ["verified", "verified_with_reason"]), inArray(attempts.state, openStates)),
  );
  const found = await views(context, where, limit);
  return found.filter((view) => view.state !== "released");
}

const openStates = ["claimed", "sent", "unknown"] as const;

/** A `sent` that was lost to a crash ends as `unknown` without anybody having written it down. */
function endsAs({ rules, now }: LedgerContext, ending: Ending): SQL | undefined {
  if (ending !== "unknown") return eq(attempts.ending, ending);
  const lostBefore = after(now(), -rules.callTimeoutMs - sentGraceMs);
  return or(eq(attempts.state, "unknown"), and(eq(attempts.state, "sent"), lte(attempts.sentAt, lostBefore)));
}

async function views(context: LedgerContext, where: SQL | undefined, limit: number): Promise<AttemptView[]> {
  const newestFirst = [desc(attempts.claimedAt), desc(attempts.id)];
  const rows = await context.db
    .select()
    .from(attempts)
    .where(where)
    .orderBy(...newestFirst)
    .limit(limit);
  const now = context.now();
  return rows.map((row) => viewOf(row, context.rules, now));
}
