import { and, eq, type SQL, sql } from "drizzle-orm";
import { sessions } from "../ledger/schema";
import type { SessionStatus } from "../ledger/session/status";
import { isUuid } from "../uuid";
import { consentResult, resultOf } from "./attempt-result";
import type { AdmittedKey } from "./keys";
import { type FoundSession, findSession, findSessions, ofRealm, type SessionsContext, theOne } from "./rows";
import { type SessionResult, sessionResultOf } from "./session-result";

const pageSize = 50;

export type SessionFilter = {
  ref?: string | undefined;
  status?: SessionStatus | undefined;
  /** Of the page before. */
  after?: string | undefined;
};

/** Where a page ends. */
type Cursor = { createdAt: Date; id: string };

/** Null: none, or another realm's. */
export async function readSession(
  context: SessionsContext,
  key: AdmittedKey,
  id: string,
): Promise<SessionResult | null> {
  const found = await findSession(context, theOne(context, key, id));
  return found && ((await resultsOf(context, [found]))[0] ?? null);
}

/** Whether a session is of the key's realm. */
export const isOwnSession = async (
  context: SessionsContext,
  key: AdmittedKey,
  id: string,
): Promise<boolean> => (await findSession(context, theOne(context, key, id))) !== null;

/** The newest first; paged by key, so late pages cost no more. */
export async function listSessions(context: SessionsContext, key: AdmittedKey, filter: SessionFilter) {
  const { ref, status, after } = filter;
  const mine = ofRealm(key, context);
  // A filter goes by what is written.
  if (status !== undefined) await context.ledger.expireSessions(mine);
  const where = and(
    mine,
    ref === undefined ? undefined : eq(sessions.ref, ref),
    status === undefined ? undefined : eq(sessions.status, status),
    after === undefined ? undefined : beyond(after),
  );
  const found = await findSessions(context, where, pageSize + 1);
  const page = found.slice(0, pageSize);
  const last = found.length > pageSize ? page.at(-1) : undefined;
  return { sessions: await resultsOf(context, page), after: last ? cursorOf(last.row) : null };
}

function beyond(after: string): SQL {
  const cursor = readCursor(after);
  if (!cursor) return sql`false`;
  const { createdAt, id } = cursor;
  return sql`(${sessions.createdAt}, ${sessions.id}) < (${sql.param(createdAt, sessions.createdAt)}, ${sql.param(id, sessions.id)})`;
}

const cursorOf = ({ createdAt, id }: Cursor) => `${createdAt.getTime()}.${id}`;

/** Null: none of ours. */
export function readCursor(text: string): Cursor | null {
  const [, ms = "", id = ""] = /^(\d{1,14})\.(.{36})$/.exec(text) ?? [];
  return isUuid(id) ? { createdAt: new Date(Number(ms)), id } : null;
}

export async function resultsOf(
  { ledger }: SessionsContext,
  found: FoundSession[],
): Promise<SessionResult[]> {
  // Before a link is opened there is nothing under its session.
  const ids = found.flatMap(({ row }) => (row.openedAt ? [row.id] : []));
  const attempts = await ledger.attemptsOfSessions(ids);
  const consents = await ledger.consentsOfSessions(ids);
  return found.map(({ row, now }) => {
    const consent = consents.get(row.id);
    return sessionResultOf({
      row,
      now,
      attempts: (attempts.get(row.id) ?? []).map((view) => ({
        ...resultOf(view, null),
        nikMatches: view.nikMatches,
      })),
      consent: consent ? consentResult(consent) : null,
    });
  });
}
