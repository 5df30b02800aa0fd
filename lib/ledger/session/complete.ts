import { and, eq, inArray, isNull, ne, type SQL, sql } from "drizzle-orm";
import { endingsThat } from "../../outcomes/endings";
import type { EndedAttempts } from "../end/ended-attempts";
import type { LedgerContext } from "../rules";
import { attempts, sessions } from "../schema";

const verifyingEndings = endingsThat(({ verifies }) => verifies);

/** Whose attempt has just verified their person. */
export function completedSessions({ db }: LedgerContext, ended: EndedAttempts) {
  return db.$with("completed").as(
    db
      .update(sessions)
      .set({ completedAt: sql`${ended}.ended_at` })
      .from(ended)
      .where(
        and(
          sql`${sessions.id} = ${ended}.session_id`,
          inArray(sql`${ended}.ending`, verifyingEndings),
          isNull(sessions.completedAt),
        ),
      )
      .returning({ id: sessions.id }),
  );
}

/** Once an operator's finding is taken back: by what else verified its person, if anything did. */
export function uncompleted({ db }: LedgerContext, attemptId: string) {
  const ofAttempt = db.select({ id: attempts.sessionId }).from(attempts).where(eq(attempts.id, attemptId));
  const others: SQL = and(
    eq(attempts.sessionId, sessions.id),
    ne(attempts.id, attemptId),
    inArray(attempts.ending, verifyingEndings),
  ) as SQL;
  return db
    .update(sessions)
    .set({ completedAt: sql`(select min(${attempts.endedAt}) from ${attempts} where ${others})` })
    .where(inArray(sessions.id, ofAttempt));
}
