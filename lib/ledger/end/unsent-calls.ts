import { sql } from "drizzle-orm";
import { callsKey } from "../caps";
import { windowAt } from "../clock";
import { counters } from "../schema";
import type { OnEnd } from "./ended-attempts";

export const returnUnsentCalls: OnEnd = ({ db, rules }, ended, state) => {
  if (state !== "released") return [];
  const { count, key, windowStart } = counters;
  const returned = db.$with("returned", {}).as(sql`
    update ${counters} set count = greatest(0, ${count} - unsent.calls)
    from (
      select ${windowAt(ended.claimedAt, rules.calls.windowMs)} as window_start, count(*)::int as calls
      from ${ended} where ${ended.sentAt} is null group by 1
    ) as unsent
    where ${key} = ${callsKey} and ${windowStart} = unsent.window_start`);
  return [returned];
};
