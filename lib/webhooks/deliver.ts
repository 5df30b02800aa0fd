import { and, asc, eq, getTableColumns, gt, isNotNull, isNull, lt, lte, min, sql } from "drizzle-orm";
import { type AnyPgColumn, alias } from "drizzle-orm/pg-core";
import { databaseClock, later, type Moment } from "../ledger/clock";
import type { Database } from "../ledger/database/database";
import { type OutboxRow, outbox, type WebhookEndpoint, webhookEndpoints } from "../ledger/schema";
import { bodyOf } from "./body";
import { isTaken, type Posted, type PostOptions, post } from "./post";
import type { DeliveryResult } from "./results";
import { waitAfter } from "./retries";
import { signedHeaders } from "./signature";

export type DeliveryContext = {
  db: Database;
  post: PostOptions;
  now?: () => Moment;
  /** No further try is begun. */
  stopped?: () => boolean;
  onResult?: (result: DeliveryResult, row: OutboxRow, posted: Posted) => void;
};

/** Longer than a try takes: what a crash has left is due again then. */
const holdMs = 60_000;

export const liveEndpoints = (db: Database): Promise<WebhookEndpoint[]> =>
  db.select().from(webhookEndpoints).where(isNull(webhookEndpoints.disabledAt));

/** @returns how many tries were made until nothing more was due */
export async function deliverDue(context: DeliveryContext, endpointId: string): Promise<number> {
  for (let tries = 0; ; tries++) {
    const claimed = context.stopped?.() ? null : await claimDue(context, endpointId);
    if (!claimed) return tries;
    const { row, endpoint } = claimed;
    const sentAt = new Date();
    const body = bodyOf(row);
    const posted = await post(
      endpoint.url,
      signedHeaders(endpoint.secrets, row.eventId, sentAt, body),
      body,
      context.post,
    );
    const result = await record(context, row, posted);
    context.onResult?.(result, row, posted);
    if (result === "gone") return tries + 1;
  }
}

/** Whose events come in order: of a session, or of an application without one. */
const personOf = ({ sessionId, applicationId }: Record<"sessionId" | "applicationId", AnyPgColumn>) =>
  sql`coalesce(${sessionId}, ${applicationId})`;

/**
 * The next due one with nothing undelivered before it of its person; no other instance takes it. With its endpoint, whose
 * secrets may have changed since the last.
 */
async function claimDue({ db, now = databaseClock }: DeliveryContext, endpointId: string) {
  const before = alias(outbox, "before");
  // `offset 0`: looked up for each row, whatever the statistics of a table that fills within minutes say.
  const earlier = sql`(
    select 1 from ${outbox} as "before"
    where ${before.endpointId} = ${outbox.endpointId} and ${personOf(before)} = ${personOf(outbox)}
      and ${before.id} < ${outbox.id} and ${before.dueAt} is not null
    offset 0)`;
  const next = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.endpointId, endpointId), lte(outbox.dueAt, now()), sql`not exists ${earlier}`))
    .orderBy(asc(outbox.dueAt), asc(outbox.id))
    .limit(1)
    .for("update", { skipLocked: true });
  const [claimed] = await db
    .update(outbox)
    .set({ tries: sql`${outbox.tries} + 1`, dueAt: later(now(), holdMs) })
    .from(webhookEndpoints)
    .where(and(sql`${outbox.id} = (${next})`, eq(webhookEndpoints.id, outbox.endpointId)))
    .returning({ row: getTableColumns(outbox), endpoint: getTableColumns(webhookEndpoints) });
  return claimed ?? null;
}

async function record(context: DeliveryContext, row: OutboxRow, posted: Posted): Promise<DeliveryResult> {
  const { db, now = databaseClock } = context;
  const result = resultOf(posted);
  const wait = waitAfter(row.tries, posted.kind === "answered" ? askedMs(posted.retryAfter) : null);
  const over = result === "delivered" || result === "gone" || wait === null;
  const told = over && result !== "delivered" && result !== "gone" ? "given_up" : result;
  const status = posted.kind === "answered" ? ` ${posted.status}` : "";
  await db
    .update(outbox)
    .set({
      lastResult: `${result}${status}`,
      dueAt: over ? null : later(now(), wait),
      ...(result === "delivered" && { deliveredAt: now() }),
    })
    .where(and(eq(outbox.id, row.id), eq(outbox.tries, row.tries)));
  if (result === "gone") await disable(context, row.endpointId);
  else await moveFollowers(context, row, wait === null || over ? null : later(now(), wait));
  return told;
}

/**
 * What waits behind an event is due with its next try.
 * @param nextTry null: nothing waits for it any more
 */
async function moveFollowers(
  { db, now = databaseClock }: DeliveryContext,
  row: OutboxRow,
  nextTry: Moment | null,
): Promise<void> {
  const due = nextTry ?? now();
  await db
    .update(outbox)
    .set({ dueAt: due })
    .where(
      and(
        eq(outbox.endpointId, row.endpointId),
        sql`${personOf(outbox)} = ${row.sessionId ?? row.applicationId}`,
        gt(outbox.id, row.id),
        nextTry ? lt(outbox.dueAt, due) : gt(outbox.dueAt, due),
        eq(outbox.tries, 0),
      ),
    );
}

function resultOf(posted: Posted): Exclude<DeliveryResult, "given_up"> {
  if (posted.kind !== "answered") return posted.kind;
  if (posted.status === 410) return "gone";
  return isTaken(posted) ? "delivered" : "refused";
}

/** Null: asks for nothing that can be read. */
function askedMs(given = ""): number | null {
  const ms = /^\d+$/.test(given) ? Number(given) * 1_000 : Date.parse(given) - Date.now();
  return Number.isNaN(ms) ? null : ms;
}

async function disable({ db, now = databaseClock }: DeliveryContext, endpointId: string): Promise<void> {
  await db.update(webhookEndpoints).set({ disabledAt: now() }).where(eq(webhookEndpoints.id, endpointId));
  await db
    .update(outbox)
    .set({ dueAt: null })
    .where(and(eq(outbox.endpointId, endpointId), isNotNull(outbox.dueAt)));
}

/** Seconds; 0: nothing waits. */
export async function oldestUndelivered(db: Database, now: () => Moment = databaseClock): Promise<number> {
  const [row] = await db
    .select({
      seconds: sql<number>`coalesce(extract(epoch from ${now()} - ${min(outbox.writtenAt)}), 0)::float8`,
    })
    .from(outbox)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, outbox.endpointId))
    // A try that was under way as its endpoint was switched off leaves its row due.
    .where(and(isNotNull(outbox.dueAt), isNull(webhookEndpoints.disabledAt)));
  return Math.max(0, row?.seconds ?? 0);
}
