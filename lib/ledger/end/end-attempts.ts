import type { SQL } from "drizzle-orm";
import type { Moment } from "../clock";
import type { LedgerContext } from "../rules";
import { closeDraft } from "./close-draft";
import type { End } from "./end-columns";
import { endedAttempts, type OnEnd } from "./ended-attempts";
import { returnUnsentCalls } from "./unsent-calls";
import { writeOutbox } from "./write-outbox";

const onEnd: readonly OnEnd[] = [returnUnsentCalls, writeOutbox, closeDraft];

/**
 * The only writer of ends; one statement with all they entail.
 * @param end `endedAt` defaults to now
 */
export async function endAttempts(
  context: LedgerContext,
  which: SQL | undefined,
  end: End & { endedAt?: Moment },
) {
  const ended = endedAttempts(context, which, end);
  const entailed = onEnd.flatMap((effect) => effect(context, ended, end.state));
  return context.db
    .with(ended, ...entailed)
    .select({ id: ended.id, endedAt: ended.endedAt })
    .from(ended);
}
