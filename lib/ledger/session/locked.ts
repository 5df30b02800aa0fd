import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import type { TextField } from "../../kredibel/constraints";
import type { KeyedHash } from "../fingerprint";
import type { LedgerContext } from "../rules";
import { type LockedHashes, sessions } from "../schema";

/** Bound to the session, as an application's hashes are to it. */
const bound = (sessionId: string, value: string) => createHmac("sha256", sessionId).update(value).digest();

export const lockedHashes = (
  hash: KeyedHash,
  sessionId: string,
  values: Partial<Record<TextField, string>>,
): LockedHashes =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      hash(`field:${field as TextField}`, bound(sessionId, value)),
    ]),
  );

/** @returns the locked fields whose value is another than the session's */
export async function changedLocks(
  { db, hash }: LedgerContext,
  sessionId: string,
  answers: Record<TextField, string>,
): Promise<TextField[]> {
  const [row] = await db
    .select({ locked: sessions.lockedHashes })
    .from(sessions)
    .where(eq(sessions.id, sessionId));
  const locked = Object.entries(row?.locked ?? {}) as [TextField, string][];
  return locked.flatMap(([field, kept]) =>
    hash.all(`field:${field}`, bound(sessionId, answers[field])).includes(kept) ? [] : [field],
  );
}
