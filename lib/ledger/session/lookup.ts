import { desc, eq, inArray } from "drizzle-orm";
import type { LedgerContext } from "../rules";
import { applications, attempts, type ConsentRow, consents } from "../schema";
import { type AttemptView, viewOf } from "../view";

/** By session, the newest first. */
export async function attemptsOfSessions(
  { db, rules, now }: LedgerContext,
  sessionIds: string[],
): Promise<Map<string, AttemptView[]>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await db
    .select({ attempt: attempts, now: now() })
    .from(attempts)
    .where(inArray(attempts.sessionId, sessionIds))
    .orderBy(desc(attempts.claimedAt), desc(attempts.id));
  const views = rows.map(({ attempt, now }) => viewOf(attempt, rules, now));
  return new Map(sessionIds.map((id) => [id, views.filter(({ sessionId }) => sessionId === id)]));
}

/** By session, of its newest application. */
export async function consentsOfSessions(
  { db }: LedgerContext,
  sessionIds: string[],
): Promise<Map<string, ConsentRow>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([applications.sessionId], { sessionId: applications.sessionId, consent: consents })
    .from(applications)
    .innerJoin(consents, eq(consents.applicationId, applications.id))
    .where(inArray(applications.sessionId, sessionIds))
    .orderBy(applications.sessionId, desc(applications.openedAt));
  return new Map(rows.map(({ sessionId, consent }) => [sessionId ?? "", consent]));
}
