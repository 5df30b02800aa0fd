import { and, inArray } from "drizzle-orm";
import { sessions } from "../ledger/schema";
import { liveStatuses } from "../ledger/session/status";
import type { AdmittedKey } from "./keys";
import { resultsOf } from "./read-sessions";
import { findSession, type SessionsContext, theOne } from "./rows";
import type { SessionResult } from "./session-result";

/** Cancelling twice is no error. */
export async function cancelSession(
  context: SessionsContext,
  key: AdmittedKey,
  id: string,
): Promise<SessionResult | "not_found" | "session_over"> {
  const which = theOne(context, key, id);
  const { db, ledger, now } = context;
  await ledger.expireSessions(which);
  await db
    .update(sessions)
    .set({ cancelledAt: now() })
    .where(and(which, inArray(sessions.status, liveStatuses)));
  const found = await findSession(context, which);
  const [result] = found ? await resultsOf(context, [found]) : [];
  if (!result) return "not_found";
  return result.status === "cancelled" ? result : "session_over";
}
