import { randomUUID } from "node:crypto";
import { asc, desc, eq, sql } from "drizzle-orm";
import { databaseClock } from "../ledger/clock";
import type { Database } from "../ledger/database/database";
import type { EventName } from "../ledger/events";
import { type OutboxRow, outbox, type WebhookEndpoint, webhookEndpoints } from "../ledger/schema";
import { makeSecret } from "./signature";

const one = (id: string) => eq(webhookEndpoints.id, id);

export async function addEndpoint(db: Database, url: string, events: EventName[]): Promise<WebhookEndpoint> {
  const [added] = await db
    .insert(webhookEndpoints)
    .values({ id: randomUUID(), url, events, secrets: [makeSecret()], createdAt: databaseClock() })
    .returning();
  if (!added) throw new Error("The endpoint was not added.");
  return added;
}

export const listEndpoints = (db: Database): Promise<WebhookEndpoint[]> =>
  db.select().from(webhookEndpoints).orderBy(asc(webhookEndpoints.createdAt), asc(webhookEndpoints.id));

export async function findEndpoint(db: Database, id: string): Promise<WebhookEndpoint | null> {
  const [row] = await db.select().from(webhookEndpoints).where(one(id));
  return row ?? null;
}

/** Its deliveries go with it. */
export async function removeEndpoint(db: Database, id: string): Promise<boolean> {
  const removed = await db.delete(webhookEndpoints).where(one(id)).returning({ id: webhookEndpoints.id });
  return removed.length === 1;
}

/** Adds a secret and keeps the newest before it: both sign from now on. */
export async function rotateSecret(db: Database, { id, secrets }: WebhookEndpoint): Promise<string> {
  const secret = makeSecret();
  await db
    .update(webhookEndpoints)
    .set({ secrets: [secret, ...secrets.slice(0, 1)] })
    .where(one(id));
  return secret;
}

/** The newest first. */
export const latestDeliveries = (db: Database, endpointId: string, limit = 20): Promise<OutboxRow[]> =>
  db.select().from(outbox).where(eq(outbox.endpointId, endpointId)).orderBy(desc(outbox.id)).limit(limit);

/** From the first try on; an endpoint that was switched off is on again. @returns how many deliveries */
export async function redeliver(db: Database, eventId: string): Promise<number> {
  return db.transaction(async (tx) => {
    const again = await tx
      .update(outbox)
      .set({ tries: 0, dueAt: databaseClock(), deliveredAt: null })
      .where(eq(outbox.eventId, eventId))
      .returning({ endpointId: outbox.endpointId });
    for (const { endpointId } of again)
      await tx.update(webhookEndpoints).set({ disabledAt: null }).where(one(endpointId));
    return again.length;
  });
}

/** Deliveries that are due or wait for their next try. */
export async function waiting(db: Database, endpointId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(outbox)
    .where(sql`${outbox.endpointId} = ${endpointId} and ${outbox.dueAt} is not null`);
  return row?.count ?? 0;
}
