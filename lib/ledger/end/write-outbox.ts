import { sql } from "drizzle-orm";
import { eventOf } from "../events";
import { outbox, webhookEndpoints } from "../schema";
import type { OnEnd } from "./ended-attempts";

/** A row for each endpoint that wants the event; none without endpoints. */
export const writeOutbox: OnEnd = ({ db, now }, ended, state) => {
  const event = eventOf[state];
  if (event === null) return null;
  const name = (column: { name: string }) => sql.identifier(column.name);
  const columns = [
    ...[outbox.eventId, outbox.endpointId, outbox.event, outbox.attemptId, outbox.applicationId],
    ...[outbox.outcome, outbox.rejectFields, outbox.reference, outbox.kredibelId, outbox.ref],
    ...[outbox.channel, outbox.branch, outbox.byOperator, outbox.endedAt, outbox.writtenAt, outbox.dueAt],
  ].map(name);
  const endpoint = webhookEndpoints;
  return db.$with("told", {}).as(sql`
    with event as materialized (select gen_random_uuid() as event_id, ${ended}.* from ${ended})
    insert into ${outbox} (${sql.join(columns, sql`, `)})
    select event.event_id, ${endpoint.id}, ${event}, event.id, event.application_id,
      event.ending, event.reject_fields, event.reference, event.kredibel_id, event.ref,
      event.channel, event.branch, event.resolved_by is not null, event.ended_at, ${now()}, ${now()}
    from event cross join ${endpoint}
    where ${endpoint.disabledAt} is null and ${event} = any(${endpoint.events})`);
};
