import { timingSafeEqual } from "node:crypto";
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { operator, record } from "../ledger/audit/chain";
import { databaseClock, later, type Moment } from "../ledger/clock";
import type { Database } from "../ledger/database/database";
import { type KeyMode, makeKey, readKey } from "./key";
import { apiKeys } from "./schema";
import type { Scope } from "./scopes";

export type KeyRow = typeof apiKeys.$inferSelect;

/** `realm`: its keys see each other's sessions. */
export type AdmittedKey = { name: string; realm: string };

export type KeyAdmission =
  | ({ kind: "admitted" } & AdmittedKey)
  /** Missing, malformed, not known, revoked, or of the other mode. */
  | { kind: "no_key" }
  | { kind: "scope"; name: string };

/** Fewer writes. */
const touchEveryMs = 60_000;

/** @returns the key, or null where the name is taken */
export async function addKey(
  db: Database,
  { name, mode, scopes, realm }: Pick<KeyRow, "name" | "mode" | "scopes"> & Partial<Pick<KeyRow, "realm">>,
): Promise<string | null> {
  const key = makeKey(mode);
  const read = readKey(key);
  if (!read) throw new Error("A key that was made cannot be read.");
  return db.transaction(async (tx) => {
    const added = await tx
      .insert(apiKeys)
      .values({ ...read, name, scopes, createdAt: databaseClock(), ...(realm && { realm }) })
      .onConflictDoNothing({ target: apiKeys.name })
      .returning({ name: apiKeys.name });
    if (added.length !== 1) return null;
    await record(tx, "api_key_added", operator(null), { key: name });
    return key;
  });
}

/** @returns null where no key of this mode has the name */
export async function realmOf(db: Database, { name, mode }: Pick<KeyRow, "name" | "mode">) {
  const [row] = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.name, name), eq(apiKeys.mode, mode)));
  return row ? (row.realm ?? row.name) : null;
}

export async function listKeys(db: Database): Promise<KeyRow[]> {
  return db.select().from(apiKeys).orderBy(asc(apiKeys.createdAt), asc(apiKeys.name));
}

export async function revokeKey(
  db: Database,
  name: string,
): Promise<"revoked" | "not_found" | "revoked_before"> {
  const only = eq(apiKeys.name, name);
  const revoked = await db.transaction(async (tx) => {
    const rows = await tx
      .update(apiKeys)
      .set({ revokedAt: databaseClock() })
      .where(and(only, isNull(apiKeys.revokedAt)))
      .returning({ name: apiKeys.name });
    if (rows.length === 1) await record(tx, "api_key_revoked", operator(null), { key: name });
    return rows.length === 1;
  });
  if (revoked) return "revoked";
  return (await db.select().from(apiKeys).where(only)).length === 1 ? "revoked_before" : "not_found";
}

export type ApiKeys = ReturnType<typeof createApiKeys>;

export function createApiKeys(db: Database, mode: KeyMode, now: () => Moment = databaseClock) {
  /** Asked with the key, so that most calls write nothing and send no statement for it. */
  const touchDue = (): SQL<boolean> =>
    sql`coalesce(${apiKeys.lastUsedAt} < ${later(now(), -touchEveryMs)}, true)`;

  return {
    /** @param authorization the header's value */
    admit: async (authorization: string | null, scope: Scope): Promise<KeyAdmission> => {
      const read = readKey(/^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1] ?? "");
      if (read?.mode !== mode) return { kind: "no_key" };
      const [found] = await db
        .select({ key: apiKeys, due: touchDue() })
        .from(apiKeys)
        .where(and(eq(apiKeys.start, read.start), eq(apiKeys.mode, mode), isNull(apiKeys.revokedAt)));
      if (!found || !timingSafeEqual(Buffer.from(found.key.hash), Buffer.from(read.hash)))
        return { kind: "no_key" };
      const { name, realm, scopes } = found.key;
      if (found.due)
        await db
          .update(apiKeys)
          .set({ lastUsedAt: now() })
          .where(and(eq(apiKeys.name, name), touchDue()));
      if (!scopes.includes(scope)) return { kind: "scope", name };
      return { kind: "admitted", name, realm: realm ?? name };
    },
  };
}
