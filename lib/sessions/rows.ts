import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Moment } from "../ledger/clock";
import type { Database } from "../ledger/database/database";
import type { Ledger } from "../ledger/ledger";
import { type SessionRow, sessions } from "../ledger/schema";
import { isUuid } from "../uuid";
import type { KeyMode } from "./key";
import type { AdmittedKey } from "./keys";
import type { ReadableSecrets } from "./link";

/** `now` is the only clock. */
export type SessionsContext = {
  db: Database;
  ledger: Ledger;
  mode: KeyMode;
  secrets: ReadableSecrets;
  now: () => Moment;
};

/** `now`: when it was read. */
export type FoundSession = { row: SessionRow; now: Date };

/** The newest first. */
export async function findSessions(
  { db, now }: SessionsContext,
  where: SQL | undefined,
  limit: number,
): Promise<FoundSession[]> {
  return db
    .select({ row: sessions, now: now() })
    .from(sessions)
    .where(where)
    .orderBy(desc(sessions.createdAt), desc(sessions.id))
    .limit(limit);
}

export async function findSession(
  context: SessionsContext,
  where: SQL | undefined,
): Promise<FoundSession | null> {
  return (await findSessions(context, where, 1))[0] ?? null;
}

export const ofRealm = ({ realm }: AdmittedKey, { mode }: SessionsContext): SQL | undefined =>
  and(eq(sessions.realm, realm), eq(sessions.mode, mode));

export const theOne = (context: SessionsContext, key: AdmittedKey, id: string): SQL | undefined =>
  isUuid(id) ? and(eq(sessions.id, id), ofRealm(key, context)) : sql`false`;
