import { and, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { WithSubquery } from "drizzle-orm/subquery";
import type { EndState, State } from "../../outcomes/states";
import type { Moment } from "../clock";
import type { LedgerContext } from "../rules";
import { attempts } from "../schema";
import type { End } from "./end-columns";

/** An answer outweighs an operator's "not processed". */
const endsFrom: Record<EndState, State[]> = {
  unknown: ["sent"],
  released: ["claimed", "sent", "unknown"],
  settled: ["sent", "unknown", "released"],
};

export type EndedAttempts = ReturnType<typeof endedAttempts>;

export type OnEnd = (context: LedgerContext, ended: EndedAttempts, state: EndState) => WithSubquery[];

/** Settled only if sent. */
export function endedAttempts(
  { db, now }: LedgerContext,
  which: SQL | undefined,
  end: End & { endedAt?: Moment },
) {
  const sent = end.state === "settled" ? isNotNull(attempts.sentAt) : undefined;
  return db.$with("ended").as(
    db
      .update(attempts)
      .set({ endedAt: now(), ...end })
      .where(and(which, sent, inArray(attempts.state, endsFrom[end.state])))
      .returning({
        id: attempts.id,
        applicationId: attempts.applicationId,
        sessionId: attempts.sessionId,
        ending: attempts.ending,
        rejectFields: attempts.rejectFields,
        reference: attempts.reference,
        kredibelId: attempts.kredibelId,
        ref: attempts.ref,
        channel: attempts.channel,
        branch: attempts.branch,
        resolvedBy: attempts.resolvedBy,
        claimedAt: attempts.claimedAt,
        sentAt: attempts.sentAt,
        endedAt: sql<Date>`${attempts.endedAt}`.mapWith(attempts.endedAt).as("ended_at"),
      }),
  );
}
