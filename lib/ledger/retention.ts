import { and, eq, inArray, lt, notExists, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { later } from "./clock";
import type { LedgerContext } from "./rules";
import { applications, attempts, consents, counters, handoffs, sessions } from "./schema";

const dayMs = 24 * 60 * 60 * 1_000;

/** Bounds how long locks are held. */
const batch = 1_000;

/** Rows removed. */
export type Purged = { attempts: number; applications: number; consents: number };

/** Safe on several instances, and to interrupt anywhere. */
export async function purge(
  context: LedgerContext,
  days: { retentionDays: number; consentRetentionDays: number },
): Promise<Purged> {
  const { db, now } = context;
  const daysAgo = (count: number) => later(now(), -count * dayMs);
  const cutoff = daysAgo(days.retentionDays);
  const used = db
    .select({ id: attempts.id })
    .from(attempts)
    .where(eq(attempts.applicationId, applications.id));
  const idle = and(lt(applications.openedAt, cutoff), notExists(used));
  const visited = db
    .select({ id: applications.id })
    .from(applications)
    .where(eq(applications.sessionId, sessions.id));
  const over = and(lt(sessions.expiresAt, cutoff), notExists(visited));
  await db.delete(counters).where(lt(counters.windowStart, daysAgo(1)));
  await db.delete(handoffs).where(lt(handoffs.createdAt, daysAgo(1)));
  const purged = {
    attempts: await removeAll(context, attempts, attempts.id, lt(attempts.claimedAt, cutoff)),
    applications: await removeAll(context, applications, applications.id, idle),
    consents: await removeAll(
      context,
      consents,
      consents.applicationId,
      lt(consents.givenAt, daysAgo(days.consentRetentionDays)),
    ),
  };
  await removeAll(context, sessions, sessions.id, over);
  return purged;
}

async function removeAll({ db }: LedgerContext, table: PgTable, id: PgColumn, old: SQL | undefined) {
  let removed = 0;
  for (;;) {
    const some = db.select({ id }).from(table).where(old).limit(batch);
    const rows = await db.delete(table).where(inArray(id, some)).returning({ id });
    removed += rows.length;
    if (rows.length < batch) return removed;
  }
}
