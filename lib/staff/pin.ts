import { hashPassword, verifyPassword } from "better-auth/crypto";
import { and, eq, isNotNull, lt, sql } from "drizzle-orm";
import type { Database } from "../ledger/database/database";
import { pinChoiceMs, pinProblem } from "./pin-rules";
import { isWithin } from "./proof";
import { staff } from "./schema";
import type { SignedInStaff } from "./staff";

/** Wrong ones in a row, of all tablets together. */
export const pinTries = 5;

export const mayChoosePin = ({ provedAt }: SignedInStaff, now: Date): boolean =>
  isWithin(pinChoiceMs, provedAt, now);

export async function hasPin(db: Database, staffId: string): Promise<boolean> {
  return (await db.$count(staff, and(eq(staff.id, staffId), isNotNull(staff.pinHash)))) > 0;
}

/** @throws RangeError for one that `pinProblem` refuses */
export async function setPin(db: Database, staffId: string, pin: string): Promise<void> {
  const problem = pinProblem(pin);
  if (problem) throw new RangeError(`A PIN with the problem ${problem}.`);
  await db
    .update(staff)
    .set({ pinHash: await hashPassword(pin), pinTries: 0 })
    .where(eq(staff.id, staffId));
}

/** `spent`: no try is left, until a full sign-in. */
export type PinAnswer = { kind: "right" } | { kind: "wrong"; left: number } | { kind: "spent" };

/** Counted before it is looked at, in one statement: tablets that try at once have five tries together. */
export async function tryPin(db: Database, staffId: string, pin: string): Promise<PinAnswer> {
  const [counted] = await db
    .update(staff)
    .set({ pinTries: sql`${staff.pinTries} + 1` })
    .where(and(eq(staff.id, staffId), isNotNull(staff.pinHash), lt(staff.pinTries, pinTries)))
    .returning({ hash: staff.pinHash, tries: staff.pinTries });
  if (!counted?.hash) return { kind: "spent" };
  if (await verifyPassword({ hash: counted.hash, password: pin })) {
    await db.update(staff).set({ pinTries: 0 }).where(eq(staff.id, staffId));
    return { kind: "right" };
  }
  const left = pinTries - counted.tries;
  return left > 0 ? { kind: "wrong", left } : { kind: "spent" };
}

export async function pinTriesLeft(db: Database, staffId: string): Promise<number> {
  const [found] = await db.select({ tries: staff.pinTries }).from(staff).where(eq(staff.id, staffId));
  return pinTries - (found?.tries ?? pinTries);
}
