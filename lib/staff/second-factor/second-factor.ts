import { randomUUID } from "node:crypto";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { and, eq, like, lt } from "drizzle-orm";
import type { Database } from "../../ledger/database/database";
import { staff, staffSecondFactors, staffVerifications } from "../schema";
import { newRecoveryCodes, recoveryHash } from "./recovery-codes";
import { base32, fromBase32, stepOf } from "./totp";

/** Of the secrets that are read, the current one first. */
export type SecretKeys = readonly [string, ...string[]];

/** better-auth's mark of a secret that is not made of letters. */
const prefix = "base32:";

const seal = (key: string, secret: Buffer) => symmetricEncrypt({ key, data: prefix + base32(secret) });

async function open(key: string, sealed: string): Promise<Buffer | null> {
  const text = await symmetricDecrypt({ key, data: sealed }).catch(() => null);
  return text === null ? null : fromBase32(text.slice(prefix.length));
}

/** better-auth reads under the current key alone: what another sealed is sealed anew. */
async function readSecret(
  db: Database,
  { id, secret: sealed }: typeof staffSecondFactors.$inferSelect,
  [current, ...former]: SecretKeys,
): Promise<Buffer | null> {
  const read = await open(current, sealed);
  if (read) return read;
  for (const key of former) {
    const secret = await open(key, sealed);
    if (!secret) continue;
    await db
      .update(staffSecondFactors)
      .set({ secret: await seal(current, secret) })
      .where(and(eq(staffSecondFactors.id, id), eq(staffSecondFactors.secret, sealed)));
    return secret;
  }
  return null;
}

const own = (staffId: string) => eq(staffSecondFactors.userId, staffId);

async function rowOf(db: Database, staffId: string) {
  const [row] = await db.select().from(staffSecondFactors).where(own(staffId));
  return row;
}

/** Null: has none. `left`: recovery codes. */
export async function secondFactorOf(db: Database, staffId: string): Promise<{ left: number } | null> {
  const row = await rowOf(db, staffId);
  return row ? { left: (JSON.parse(row.backupCodes) as string[]).length } : null;
}

const hashed = (staffId: string, codes: string[]) =>
  JSON.stringify(codes.map((code) => recoveryHash(staffId, code)));

/**
 * @param step of the code that confirmed it, which signs nobody in any more
 * @returns the recovery codes, known to nobody else; null: there is one already
 */
export async function setUpSecondFactor(
  db: Database,
  staffId: string,
  { key, secret, step }: { key: string; secret: Buffer; step: number },
): Promise<string[] | null> {
  const codes = newRecoveryCodes();
  const sealed = await seal(key, secret);
  return db.transaction(async (tx) => {
    const made = await tx
      .insert(staffSecondFactors)
      .values({
        id: randomUUID(),
        userId: staffId,
        secret: sealed,
        backupCodes: hashed(staffId, codes),
        lastStep: step,
      })
      .onConflictDoNothing()
      .returning({ id: staffSecondFactors.id });
    if (made.length === 0) return null;
    await tx.update(staff).set({ twoFactorEnabled: true }).where(eq(staff.id, staffId));
    return codes;
  });
}

/** The former ones open nothing any more. @returns null: has no second factor */
export async function renewRecoveryCodes(db: Database, staffId: string): Promise<string[] | null> {
  const codes = newRecoveryCodes();
  const changed = await db
    .update(staffSecondFactors)
    .set({ backupCodes: hashed(staffId, codes) })
    .where(own(staffId))
    .returning({ id: staffSecondFactors.id });
  return changed.length === 1 ? codes : null;
}

/** No browser is trusted any more, and a sign-in under way ends. */
export async function removeSecondFactor(db: Database, staffId: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const removed = await tx
      .delete(staffSecondFactors)
      .where(own(staffId))
      .returning({ id: staffSecondFactors.id });
    await tx.update(staff).set({ twoFactorEnabled: false }).where(eq(staff.id, staffId));
    await tx.delete(staffVerifications).where(eq(staffVerifications.value, staffId));
    return removed.length === 1;
  });
}

/** `used`: this code, or a later one, was taken before. `unreadable`: sealed under a secret that is gone. */
export type CodeAnswer = "right" | "wrong" | "used" | "unreadable";

/** In one statement, so that a code counts once, of all instances together. */
export async function takeCode(
  db: Database,
  staffId: string,
  code: string,
  keys: SecretKeys,
  now: Date,
): Promise<CodeAnswer> {
  const row = await rowOf(db, staffId);
  if (!row) return "wrong";
  const secret = await readSecret(db, row, keys);
  if (!secret) return "unreadable";
  const step = stepOf(secret, code, now);
  if (step === null) return "wrong";
  const taken = await db
    .update(staffSecondFactors)
    .set({ lastStep: step })
    .where(and(eq(staffSecondFactors.id, row.id), lt(staffSecondFactors.lastStep, step)))
    .returning({ id: staffSecondFactors.id });
  return taken.length === 1 ? "right" : "used";
}

/** In one statement, likewise. */
export async function takeRecoveryCode(db: Database, staffId: string, code: string): Promise<CodeAnswer> {
  const row = await rowOf(db, staffId);
  if (!row) return "wrong";
  const left = JSON.parse(row.backupCodes) as string[];
  const hash = recoveryHash(staffId, code);
  if (!left.includes(hash)) return "wrong";
  const taken = await db
    .update(staffSecondFactors)
    .set({ backupCodes: JSON.stringify(left.filter((one) => one !== hash)) })
    .where(and(eq(staffSecondFactors.id, row.id), eq(staffSecondFactors.backupCodes, row.backupCodes)))
    .returning({ id: staffSecondFactors.id });
  return taken.length === 1 ? "right" : "used";
}

/** Whoever knew the former password may be waiting for the code. */
export async function endSignInsUnderWay(db: Database, staffId: string): Promise<void> {
  const underWay = like(staffVerifications.identifier, "2fa-%");
  await db.delete(staffVerifications).where(and(eq(staffVerifications.value, staffId), underWay));
}

/** While the former key is read: later nobody could. */
export async function sealUnderCurrent(db: Database, keys: SecretKeys): Promise<void> {
  for (const row of await db.select().from(staffSecondFactors)) await readSecret(db, row, keys);
}
