import { and, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { LedgerContext } from "../rules";
import { oneOf, sessions } from "../schema";
import { changedColumns } from "./changed";
import { sessionEvents } from "./session-events";
import { liveStatuses } from "./status";

/** Bounds how long locks are held. */
const batch = 1_000;

/**
 * Safe on several instances at once.
 * @returns how many expired
 */
export async function expireSessions(context: LedgerContext, which?: SQL): Promise<number> {
  const { db, now } = context;
  let expired = 0;
  for (let found = batch; found === batch; expired += found) {
    const some = db
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(which, oneOf("status", liveStatuses), lte(sessions.expiresAt, now())))
      .limit(batch)
      .for("update", { skipLocked: true });
    const over = db.$with("expired").as(
      db
        .update(sessions)
        .set({ expiredAt: sql`${sessions.expiresAt}` })
        .where(inArray(sessions.id, some))
        .returning(changedColumns(sessions.expiredAt)),
    );
    const told = sessionEvents(context, "session.expired", over);
    found = (await db.with(over, told).select({ id: over.id }).from(over)).length;
  }
  return expired;
}
