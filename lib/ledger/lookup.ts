import { and, asc, desc, eq, gte, inArray, lt, not, or, type SQL, sql } from "drizzle-orm";
import type { Channel } from "../channels";
import { type Ending, endingsThat } from "../outcomes/endings";
import { statesThat } from "../outcomes/states";
import { isUuid } from "../uuid";
import { timedOut } from "./end/time-out";
import type { LedgerContext } from "./rules";
import { attempts, type ConsentRow, consents, type FormerEnd, formerEnds, oneOf } from "./schema";
import { type AttemptView, viewOf } from "./view";

/** Null for another application's attempt. */
export async function readAttempt(
  context: LedgerContext,
  { applicationId, attemptId }: { applicationId: string; attemptId: string },
): Promise<AttemptView | null> {
  const mine = and(eq(attempts.id, attemptId), eq(attempts.applicationId, applicationId));
  return (await views(context, mine, 1))[0] ?? null;
}

export async function latestAttempt(
  context: LedgerContext,
  applicationId: string,
): Promise<AttemptView | null> {
  return (await views(context, eq(attempts.applicationId, applicationId), 1))[0] ?? null;
}

export type AttemptScope = { channel?: Channel | undefined; branch?: string | undefined };

export type PageKey = Pick<AttemptView, "claimedAt" | "id">;

export type AttemptFilter = AttemptScope & {
  ending?: Ending | undefined;
  /** From included, to excluded. */
  from?: Date | undefined;
  to?: Date | undefined;
  /** Only older rows. */
  before?: PageKey | undefined;
  /** The nearest newer rows. */
  since?: PageKey | undefined;
};

/** Paged by key, so late pages cost no more. */
export async function listAttempts(
  context: LedgerContext,
  filter: AttemptFilter,
  limit: number,
): Promise<AttemptView[]> {
  const { ending, from, to, before, since } = filter;
  const where = and(
    inScope(filter),
    ending === undefined ? undefined : endsAs(context, ending),
    from && gte(attempts.claimedAt, from),
    to && lt(attempts.claimedAt, to),
    before && sql`${position} < (${keyOf(before)})`,
    since && sql`${position} > (${keyOf(since)})`,
  );
  if (!since) return views(context, where, limit);
  return (await views(context, where, limit, [asc(attempts.claimedAt), asc(attempts.id)])).reverse();
}

export async function openAttempts(
  context: LedgerContext,
  { limit, ...scope }: AttemptScope & { limit: number },
): Promise<AttemptView[]> {
  const open = oneOf("state", openStates);
  // Timed-out claims must not push older unknown ones out.
  return views(context, and(open, not(timedOut(context, "claimed")), inScope(scope)), limit);
}

/** By Kredibel's reference, an error's, the operator's, or the attempt's id. */
export async function findByReference(
  context: LedgerContext,
  quoted: string,
  scope: AttemptScope = {},
  limit = 50,
): Promise<AttemptView[]> {
  // Quoted ids may be in capitals.
  const id = quoted.toLowerCase();
  const byId = isUuid(id) ? eq(attempts.id, id) : undefined;
  const quotedOne = or(
    eq(attempts.reference, quoted),
    eq(attempts.errorId, quoted),
    eq(attempts.ref, quoted),
    byId,
  );
  return views(context, and(quotedOne, inScope(scope)), limit);
}

/** The caller checks access. */
export async function findAttempt(context: LedgerContext, attemptId: string): Promise<AttemptView | null> {
  if (!isUuid(attemptId)) return null;
  return (await views(context, eq(attempts.id, attemptId), 1))[0] ?? null;
}

export async function consentOf({ db }: LedgerContext, applicationId: string): Promise<ConsentRow | null> {
  const [row] = await db.select().from(consents).where(eq(consents.applicationId, applicationId));
  return row ?? null;
}

/** What operators had found and then corrected, oldest first. */
export async function formerEndsOf({ db }: LedgerContext, attemptId: string): Promise<FormerEnd[]> {
  return db.select().from(formerEnds).where(eq(formerEnds.attemptId, attemptId)).orderBy(asc(formerEnds.id));
}

/** Steps through the index past each branch's rows. */
export async function branchesSeen({ db }: LedgerContext): Promise<string[]> {
  const next = sql`select min(${attempts.branch}) from ${attempts}`;
  const rows = await db.select({ branch: sql<string>`branch` }).from(sql`(
    with recursive seen(branch) as (
      (${next})
      union all
      select (${next} where ${attempts.branch} > seen.branch) from seen where seen.branch is not null
    ) select branch from seen where branch is not null
  ) as branches`);
  return rows.map(({ branch }) => branch);
}

/** Verified or open, newest first, of any application. */
export async function seenBefore(context: LedgerContext, nik: string, limit = 5): Promise<AttemptView[]> {
  const where = and(
    inArray(attempts.nikHash, context.hash.all("nik", nik)),
    or(inArray(attempts.ending, verifyingEndings), inArray(attempts.state, openStates)),
  );
  const found = await views(context, where, limit);
  return found.filter((view) => view.state !== "released");
}

const verifyingEndings = endingsThat(({ verifies }) => verifies);
const openStates = statesThat(({ open }) => open);

/** A timed-out `sent` counts as `unknown` before that is written. */
function endsAs(context: LedgerContext, ending: Ending): SQL | undefined {
  if (ending !== "unknown") return eq(attempts.ending, ending);
  return or(eq(attempts.state, "unknown"), timedOut(context, "sent"));
}

const newestFirst = [desc(attempts.claimedAt), desc(attempts.id)];

const position = sql`(${attempts.claimedAt}, ${attempts.id})`;

const keyOf = ({ claimedAt, id }: PageKey) =>
  sql`${sql.param(claimedAt, attempts.claimedAt)}, ${sql.param(id, attempts.id)}`;

function inScope({ channel, branch }: AttemptScope): SQL | undefined {
  return and(
    channel === undefined ? undefined : eq(attempts.channel, channel),
    branch === undefined ? undefined : eq(attempts.branch, branch),
  );
}

async function views(
  context: LedgerContext,
  where: SQL | undefined,
  limit: number,
  order = newestFirst,
): Promise<AttemptView[]> {
  const rows = await context.db
    .select({ attempt: attempts, now: context.now() })
    .from(attempts)
    .where(where)
    .orderBy(...order)
    .limit(limit);
  return rows.map(({ attempt, now }) => viewOf(attempt, context.rules, now));
}
