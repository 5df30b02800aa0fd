import type { Channel } from "../channels";
import type { Problems } from "../fields/problem";
import type { CallOutcome } from "../outcomes/outcome";
import { outcomes } from "../outcomes/outcomes";
import { type EndState, isRunning, type RunningState, type State } from "../outcomes/states";
import { outcomeAt, verdictOf } from "../outcomes/verdict";
import { after, type LedgerRules } from "./rules";
import type { AttemptRow } from "./schema";
import { timeOuts, timesOutAt } from "./time-outs";

/** Where an attempt stands at a moment. */
export type ViewState = { state: RunningState; outcome: null } | { state: EndState; outcome: CallOutcome };

/** An attempt as it stands now, without the columns that could open or compare anything. */
export type AttemptView = ViewState & {
  id: string;
  applicationId: string;
  linkedTo: string | null;
  maskedNik: string;
  channel: Channel;
  branch: string | null;
  staff: string | null;
  /** The operator's own reference. */
  ref: string | null;
  /** Kredibel's `referenceId` and history id; an `unknown` may have them too. */
  reference: string | null;
  kredibelId: string | null;
  errorId: string | null;
  resolvedBy: string | null;
  claimedAt: Date;
  sentAt: Date | null;
  endedAt: Date | null;
  /** Only for `unknown`: when a new attempt may be made; null means never. */
  retryAt: Date | null;
  /** The database's time when this was read. */
  readAt: Date;
};

/** The state that a row has at a moment: one that has timed out reads so before that is written. */
export function stateAt(row: AttemptRow, rules: LedgerRules, now: Date): State {
  if (!isRunning(row.state) || now < timesOutAt(row, row.state, rules)) return row.state;
  return outcomes[timeOuts[row.state].ending].state;
}

/** When an attempt that has no answer became `unknown`, or will become so. */
export const lostFrom = (row: AttemptRow, rules: LedgerRules): Date =>
  row.endedAt ?? timesOutAt(row, "sent", rules);

/** When the person may go on from an `unknown`; null means never. */
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

/**
 * The end of an attempt in this state, as it was first told.
 * @throws if the row's columns do not make an end
 */
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
    case "invalid": {
      const problems = refusedByKredibel(row.rejectFields ?? []);
      return { kind: ending, problems, ...(row.errorId !== null && { errorId: row.errorId }) };
    }
    case "unavailable":
      // A claim left behind by a crash has no error of its own: the attempt's id is the reference to quote.
      return { kind: ending, errorId: row.errorId ?? row.id };
    case "unknown":
      return { kind: ending, attemptId: row.id };
  }
}

const unreadable = (row: AttemptRow) => new Error(`Attempt ${row.id} has no readable outcome`);

/** Only the names of the fields are kept: what exactly was wrong could tell something about the answer. */
function refusedByKredibel(fields: string[]): Problems {
  return Object.fromEntries(fields.map((field) => [field, { code: "kredibel_validation" }]));
}
