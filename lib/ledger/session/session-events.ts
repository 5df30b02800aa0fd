import { type SQL, sql } from "drizzle-orm";
import type { WithSubquery } from "drizzle-orm/subquery";
import type { EventName } from "../events";
import { outboxRows } from "../outbox-rows";
import type { LedgerContext } from "../rules";

/**
 * @param changed has the sessions' `id`, `ref` and `at`, when it happened
 * @param attemptId the attempt that made it so
 */
export function sessionEvents(
  context: LedgerContext,
  event: Extract<EventName, `session.${string}`>,
  changed: WithSubquery,
  attemptId: SQL = sql`null::uuid`,
) {
  return outboxRows(
    context,
    sql`
      select 1 as nth, ${event}::text as event, ${attemptId} as attempt_id, null::uuid as application_id, id as session_id,
        null::text as outcome, null::text[] as reject_fields, null::text as reference, null::text as kredibel_id, ref,
        ${"self"}::text as channel, null::text as branch, false as by_operator, at as ended_at
      from ${changed}`,
  );
}
