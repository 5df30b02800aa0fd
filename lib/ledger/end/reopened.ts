import { and, eq } from "drizzle-orm";
import type { LedgerContext } from "../rules";
import { type AttemptRow, attempts } from "../schema";
import { endOf } from "./end-columns";

const noEnd = {
  endedAt: null,
  ending: null,
  reference: null,
  kredibelId: null,
  rejectFields: null,
  errorId: null,
  cause: null,
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

/** Takes an operator's finding back; what Kredibel calls the attempt stays. */
export function withdrawn({ db }: LedgerContext, id: string) {
  return db
    .update(attempts)
    .set({ ...endOf("unknown"), reference: null, rejectFields: null, errorId: null })
    .where(eq(attempts.id, id));
}
