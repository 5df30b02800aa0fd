import { timingSafeEqual } from "node:crypto";
import { and, asc, eq, isNull, lt, or } from "drizzle-orm";
import { databaseClock, later, type Moment } from "../ledger/clock";
import type { Database } from "../ledger/database/database";
import { type KeyMode, makeKey, readKey } from "./key";
import { apiKeys } from "./schema";
import type { Scope } from "./scopes";

export type KeyRow = typeof apiKeys.$inferSelect;

export type KeyAdmission =
  | { kind: "admitted"; name: string }
  /** Missing, malformed, not known, revoked, or of the other mode. */
  | { kind: "no_key" }
  | { kind: "scope"; name: string };

/** Fewer writes. */
const touchEveryMs = 60_000;

/** @returns the key, or null where the name is taken */
export async function addKey(
  db: Database,
  { name, mode, scopes }: Pick<KeyRow, "name" | "mode" | "scopes">,
): Promise<string | null> {
  const key = makeKey(mode);
  const read = readKey(key);
  if (!read) throw new Error("A key that was made cannot be read.");
  const added = await db
    .insert(apiKeys)
    .values({ ...read, name, scopes, createdAt: databaseClock() })
    .onConflictDoNothing({ target: apiKeys.name })
    .returning({ name: apiKeys.name });
  return added.length === 1 ? key : null;
}

export async function listKeys(db: Database): Promise<KeyRow[]> {
  return db.select().from(apiKeys).orderBy(asc(apiKeys.createdAt), asc(apiKeys.name));
}

export async function revokeKey(
  db: Database,
  name: string,
): Promise<"revoked" | "not_found" | "revoked_before"> {
  const only = eq(apiKeys.name, name);
  const revoked = await db
    .update(apiKeys)
    .set({ revokedAt: databaseClock() })
    .where(and(only, isNull(apiKeys.revokedAt)))
    .returning({ name: apiKeys.name });
  if (revoked.length === 1) return "revoked";
  return (await db.select().from(apiKeys).where(only)).length === 1 ? "revoked_before" : "not_found";
}

export type ApiKeys = ReturnType<typeof createApiKeys>;

export function createApiKeys(db: Database, mode: KeyMode, now: () => Moment = databaseClock) {
  return {
    /** @param authorization the header's value */
    admit: async (authorization: string | null, scope: Scope): Promise<KeyAdmission> => {
      const read = readKey(/^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1] ?? "");
      if (read?.mode !== mode) return { kind: "no_key" };
      const [row] = await db
        .select()
        .from(apiKeys)
        .where(and(eq(apiKeys.start, read.start), eq(apiKeys.mode, mode), isNull(apiKeys.revokedAt)));
      if (!row || !timingSafeEqual(Buffer.from(row.hash), Buffer.from(read.hash))) return { kind: "no_key" };
      await touch(db, row, now);
      const { name } = row;
      return row.scopes.includes(scope) ? { kind: "admitted", name } : { kind: "scope", name };
    },
  };
}

async function touch(db: Database, { name }: KeyRow, now: () => Moment): Promise<void> {
  const due = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, later(now(), -touchEveryMs)));
  await db
    .update(apiKeys)
    .set({ lastUsedAt: now() })
    .where(and(eq(apiKeys.name, name), due));
}
