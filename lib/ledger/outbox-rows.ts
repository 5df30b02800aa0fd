import { type SQL, sql } from "drizzle-orm";
import type { LedgerContext } from "./rules";
import { outbox, webhookEndpoints } from "./schema";

/** What an event's row says of it, but for when it was written. */
const told = [
  ...[outbox.event, outbox.attemptId, outbox.applicationId, outbox.sessionId, outbox.outcome],
  ...[outbox.rejectFields, outbox.reference, outbox.kredibelId, outbox.ref, outbox.channel, outbox.branch],
  ...[outbox.byOperator, outbox.endedAt],
];

/**
 * A row for each endpoint that wants the event; none without endpoints.
 * @param events selects `told` by the columns' names, and `nth`, their order
 */
export function outboxRows({ db, now }: LedgerContext, events: SQL) {
  const name = (column: { name: string }) => sql.identifier(column.name);
  const endpoint = webhookEndpoints;
  const columns = sql.join(told.map(name), sql`, `);
  const written = [outbox.eventId, outbox.endpointId, outbox.writtenAt, outbox.dueAt].map(name);
  return db.$with("told", {}).as(sql`
    with event as materialized (select gen_random_uuid() as event_id, said.* from (${events}) as said)
    insert into ${outbox} (${columns}, ${sql.join(written, sql`, `)})
    select ${columns}, event.event_id, ${endpoint.id}, ${now()}, ${now()}
    from event cross join ${endpoint}
    where ${endpoint.disabledAt} is null and event.event = any(${endpoint.events})
    order by event.nth`);
}
