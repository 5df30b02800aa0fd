import type { Channel } from "../channels";
import type { CallOutcome } from "../outcomes/outcome";
import { outcomes } from "../outcomes/outcomes";
import { type EndState, isRunning, type RunningState, type State } from "../outcomes/states";
import { invalidOf, outcomeAt, verdictOf } from "../outcomes/verdict";
import { after, type LedgerRules } from "./rules";
import type { AttemptRow } from "./schema";
import { timeOuts, timesOutAt } from "./time-outs";

export type ViewState = { state: RunningState; outcome: null } | { state: EndState; outcome: CallOutcome };

/** Without columns that could open or compare anything. */
export type AttemptView = ViewState & {
  id: string;
  applicationId: string;
  linkedTo: string | null;
  maskedNik: string;
  channel: Channel;
  branch: string | null;
  staff: string | null;
  ref: string | null;
  sessionId: string | null;
  nikMatches: boolean | null;
  /** Kredibel's `referenceId` and history id. */
  reference: string | null;
  kredibelId: string | null;
  errorId: string | null;
  cause: string | null;
  resolvedBy: string | null;
  claimedAt: Date;
  sentAt: Date | null;
  endedAt: Date | null;
  /** Only for `unknown`; null: never. */
  retryAt: Date | null;
  /** Database time. */
  readAt: Date;
};

/** Timed-out rows count before that is written. */
export function stateAt(row: AttemptRow, rules: LedgerRules, now: Date): State {
  if (!isRunning(row.state) || now < timesOutAt(row, row.state, rules)) return row.state;
  return outcomes[timeOuts[row.state].ending].state;
}

export const lostFrom = (row: AttemptRow, rules: LedgerRules): Date =>
  row.endedAt ?? timesOutAt(row, "sent", rules);

/** Null: never. */
export function retryAt(row: AttemptRow, rules: LedgerRules): Date | null {
  if (rules.unknownRetryAfterMs === "never") return null;
  return after(lostFrom(row, rules), rules.unknownRetryAfterMs);
}

export function viewOf(row: AttemptRow, rules: LedgerRules, now: Date): AttemptView {
  const { nikHash, fieldHashes, lease, ending, rejectFields, state: stored, ...kept } = row;
  const state = stateAt(row, rules, now);
  if (isRunning(state)) return { ...kept, state, outcome: null, retryAt: null, readAt: now };
  return {
    ...kept,
    state,
    outcome: outcomeOf(row, state),
    endedAt: isRunning(stored) ? timesOutAt(row, stored, rules) : row.endedAt,
    retryAt: state === "unknown" ? retryAt(row, rules) : null,
    readAt: now,
  };
}

/** @throws if the row's columns do not make an end */
export function outcomeOf(row: AttemptRow, state: EndState): CallOutcome {
  const ending = isRunning(row.state) ? timeOuts[row.state].ending : row.ending;
  if (ending === null || outcomes[ending].state !== state) throw unreadable(row);
  switch (ending) {
    case "verified":
    case "verified_with_reason":
    case "not_verified": {
      const { reference, endedAt, rejectFields } = row;
      if (reference === null || endedAt === null) throw unreadable(row);
      return outcomeAt(verdictOf(ending, { reference, fields: rejectFields ?? [] }), endedAt);
    }
    case "invalid":
      return invalidOf(row.rejectFields ?? [], row.errorId);
    case "unavailable":
      // Abandoned claims have no error id: quote the attempt's id.
      return { kind: ending, errorId: row.errorId ?? row.id };
    case "unknown":
      return { kind: ending, attemptId: row.id };
  }
}

const unreadable = (row: AttemptRow) => new Error(`Attempt ${row.id} has no readable outcome`);
