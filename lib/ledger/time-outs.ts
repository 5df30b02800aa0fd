import type { Ending } from "../outcomes/endings";
import type { RunningState } from "../outcomes/states";
import { after, type LedgerRules, sentGraceMs } from "./rules";
import type { AttemptRow } from "./schema";

type TimeOut = {
  ending: Extract<Ending, "unavailable" | "unknown">;
  since: "claimedAt" | "sentAt";
  ms: (rules: LedgerRules) => number;
};

export const timeOuts: Record<RunningState, TimeOut> = {
  claimed: { ending: "unavailable", since: "claimedAt", ms: ({ claimTimeoutMs }) => claimTimeoutMs },
  sent: { ending: "unknown", since: "sentAt", ms: ({ callTimeoutMs }) => callTimeoutMs + sentGraceMs },
};

export function timesOutAt(row: AttemptRow, state: RunningState, rules: LedgerRules): Date {
  const { since, ms } = timeOuts[state];
  return after(row[since] ?? row.claimedAt, ms(rules));
}
