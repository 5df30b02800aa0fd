import { and, eq, isNull } from "drizzle-orm";
import type { LedgerContext } from "../rules";
import { sessions } from "../schema";
import { changedColumns } from "./changed";
import { sessionEvents } from "./session-events";

/** @returns false where another browser was first, or it is over */
export async function openSession(
  context: LedgerContext,
  { id, ownerHash }: { id: string; ownerHash: string },
): Promise<boolean> {
  const { db, now } = context;
  const opened = db.$with("opened").as(
    db
      .update(sessions)
      .set({ ownerHash, openedAt: now() })
      .where(and(eq(sessions.id, id), isNull(sessions.ownerHash), eq(sessions.status, "created")))
      .returning(changedColumns(sessions.openedAt)),
  );
  const told = sessionEvents(context, "session.opened", opened);
  const rows = await db.with(opened, told).select({ id: opened.id }).from(opened);
  return rows.length === 1;
}
