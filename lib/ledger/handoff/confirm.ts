import { and, eq, gte, inArray, or } from "drizzle-orm";
import { statesThat } from "../../outcomes/states";
import type { LedgerContext } from "../rules";
import { applications, attempts, type HandoffRow, handoffs, sessions } from "../schema";
import { type FoundHandoff, findHandoff, ofPhone } from "./find";
import { newNumber } from "./open";

const mostWrong = 3;
const openStates = statesThat(({ open }) => open);

type Confirming = {
  phone: string;
  number: number;
  /** The phone's, as owner of a session. */
  ownerHashOf: (sessionId: string) => string;
};

/** `at_computer`: it has sent the case meanwhile. Null: this phone has opened no code. */
export type ConfirmedHandoff = FoundHandoff | { state: "at_computer" } | null;

/** The case moves in one transaction: a computer's claim before it wins, one after it is refused. */
export async function confirmHandoff(
  context: LedgerContext,
  { phone, number, ownerHashOf }: Confirming,
): Promise<ConfirmedHandoff> {
  const which = ofPhone(context, phone);
  return context.db.transaction(async (db) => {
    const inside = { ...context, db };
    const found = await findHandoff(inside, which, { lock: true });
    if (found?.state !== "number") return found;
    const { row } = found;
    const change = db.update(handoffs);
    if (number !== row.number) {
      const wrong = row.wrong + 1;
      const next = wrong < mostWrong ? newNumber(row.number) : ({ end: "wrong" } as const);
      await change.set({ wrong, ...next }).where(eq(handoffs.id, row.id));
    } else {
      const refused = await takeOver(inside, row, ownerHashOf);
      if (refused === "at_computer") return { state: refused };
      await change
        .set(refused ? { end: refused } : { confirmedAt: context.now() })
        .where(eq(handoffs.id, row.id));
    }
    return findHandoff(inside, which);
  });
}

/** @returns why not: the computer has sent it, or another phone has it by another code of the same case */
async function takeOver(
  context: LedgerContext,
  { applicationId, sessionId, ownerHash, createdAt }: HandoffRow,
  ownerHashOf: (sessionId: string) => string,
): Promise<"at_computer" | "cancelled" | null> {
  const { db, now } = context;
  if (applicationId !== null) {
    // As a claim locks it.
    const [own] = await db
      .select({ movedAt: applications.movedAt })
      .from(applications)
      .where(eq(applications.id, applicationId))
      .for("no key update");
    if (await isSent(context, applicationId, createdAt)) return "at_computer";
    if (own?.movedAt) return "cancelled";
  }
  if (sessionId !== null) {
    const taken = await db
      .update(sessions)
      .set({ ownerHash: ownerHashOf(sessionId) })
      .where(and(eq(sessions.id, sessionId), eq(sessions.ownerHash, ownerHash ?? "")))
      .returning({ id: sessions.id });
    if (taken.length === 0) return "cancelled";
  }
  if (applicationId !== null)
    await db
      .update(applications)
      .set({ movedAt: now(), draftKey: null })
      .where(eq(applications.id, applicationId));
  return null;
}

/** Since the code was made, however it ended, or still without an end. */
async function isSent({ db }: LedgerContext, applicationId: string, since: Date): Promise<boolean> {
  const sent = or(inArray(attempts.state, openStates), gte(attempts.claimedAt, since));
  const rows = await db
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(eq(attempts.applicationId, applicationId), sent))
    .limit(1);
  return rows.length > 0;
}
