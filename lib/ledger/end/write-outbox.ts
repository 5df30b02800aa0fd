import { inArray, sql } from "drizzle-orm";
import { eventOf } from "../events";
import { outboxRows } from "../outbox-rows";
import { outbox } from "../schema";
import { completedSessions } from "../session/complete";
import type { OnEnd } from "./ended-attempts";

const ends = Object.values(eventOf).map(({ event }) => event);

/** Also completes sessions, whose own event comes after their attempt's. */
export const writeOutbox: OnEnd = (context, ended, state) => {
  const { event, onlyTakesBack } = eventOf[state];
  const toldLast = sql`(select ${outbox.outcome} from ${outbox}
    where ${outbox.attemptId} = ${ended}.id and ${inArray(outbox.event, ends)} order by ${outbox.id} desc limit 1)`;
  const completed = completedSessions(context, ended);
  const columns = sql`${ended}.id as attempt_id, ${ended}.application_id, ${ended}.session_id, ${ended}.ending as outcome,
    ${ended}.reject_fields, ${ended}.reference, ${ended}.kredibel_id, ${ended}.ref, ${ended}.channel, ${ended}.branch,
    ${ended}.resolved_by is not null as by_operator, ${ended}.ended_at`;
  const told = outboxRows(
    context,
    sql`
      select 1 as nth, ${event}::text as event, ${columns} from ${ended}
      where ${onlyTakesBack ? sql`${toldLast} <> ${ended}.ending` : sql`true`}
      union all
      select 2, ${"session.completed"}, ${columns} from ${ended} join ${completed} on ${completed}.id = ${ended}.session_id`,
  );
  return [completed, told];
};
