import { and, eq } from "drizzle-orm";
import type { LedgerContext } from "../rules";
import { type AttemptRow, attempts } from "../schema";

const noEnd = {
  endedAt: null,
  ending: null,
  reference: null,
  kredibelId: null,
  rejectFields: null,
  errorId: null,
  resolvedBy: null,
};

/** For a claim of the same application. */
export function reopened({ db, now }: LedgerContext, { id, lease: former }: AttemptRow, lease: string) {
  return db
    .update(attempts)
    .set({ state: "claimed", lease, claimedAt: now(), sentAt: null, ...noEnd })
    .where(and(eq(attempts.id, id), eq(attempts.lease, former), eq(attempts.state, "released")))
    .returning({ id: attempts.id });
}
