import { and, eq, isNull, sql } from "drizzle-orm";
import type { WithSubquery } from "drizzle-orm/subquery";
import type { LedgerContext } from "../rules";
import { type SessionRow, sessions } from "../schema";
import { changedColumns } from "./changed";
import { sessionEvents } from "./session-events";

/**
 * The first claim of a session is its submission.
 * @param written the claimed attempt, if it was
 */
export function submittedSession(
  context: LedgerContext,
  { id, submittedAt }: SessionRow,
  written: WithSubquery,
): WithSubquery[] {
  if (submittedAt !== null) return [];
  const first = and(eq(sessions.id, id), isNull(sessions.submittedAt), sql`exists (select from ${written})`);
  const submitted = context.db
    .$with("submitted")
    .as(
      context.db
        .update(sessions)
        .set({ submittedAt: context.now() })
        .where(first)
        .returning(changedColumns(sessions.submittedAt)),
    );
  return [
    submitted,
    sessionEvents(context, "session.submitted", submitted, sql`(select id from ${written})`),
  ];
}
