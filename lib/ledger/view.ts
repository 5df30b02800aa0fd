import type { Channel } from "../channels";
import type { Problems } from "../fields/problem";
import type { Ending } from "../outcomes/endings";
import type { CallOutcome } from "../outcomes/outcome";
import { outcomes } from "../outcomes/outcomes";
import { type EndState, isRunning, type RunningState, type State } from "../outcomes/states";
import { verdictOf } from "../outcomes/verdict";
import { after, type LedgerRules, sentGraceMs } from "./rules";
import type { attempts } from "./schema";

export type AttemptRow = typeof attempts.$inferSelect;

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
};

/** How an attempt ends that its instance has left behind. */
const endsByTime: Record<RunningState, Ending> = { claimed: "unavailable", sent: "unknown" };

/** The state that a row has at a moment: no timer writes it, so no crash can keep it from being written. */
export function stateAt(row: AttemptRow, rules: LedgerRules, now: Date): State {
  if (!isRunning(row.state)) return row.state;
  const over = row.state === "sent" ? lostFrom(row, rules) : after(row.claimedAt, rules.claimTimeoutMs);
  return now >= over ? outcomes[endsByTime[row.state]].state : row.state;
}

/** When a `sent` row without an answer began, or will begin, to read as `unknown`. */
export function lostFrom(row: AttemptRow, rules: LedgerRules): Date {
  return row.endedAt ?? after(row.sentAt ?? row.claimedAt, rules.callTimeoutMs + sentGraceMs);
}

/** When the person may go on from an `unknown`; null means never. */
export function retryAt(row: AttemptRow, rules: LedgerRules): Date | null {
  if (rules.unknownRetryAfterMs === "never") return null;
  return after(lostFrom(row, rules), rules.unknownRetryAfterMs);
}

export function viewOf(row: AttemptRow, rules: LedgerRules, now: Date): AttemptView {
  const { nikHash, fieldHashes, lease, ending, rejectFields, state: stored, ...kept } = row;
  const state = stateAt(row, rules, now);
  const lost = state === "unknown";
  return {
    ...kept,
    ...(isRunning(state) ? { state, outcome: null } : { state, outcome: outcomeOf(row, state) }),
    endedAt: lost ? lostFrom(row, rules) : row.endedAt,
    retryAt: lost ? retryAt(row, rules) : null,
  };
}

/**
 * The end of an attempt in this state, as it was first told.
 * @throws if the row's columns do not make an end
 */
export function outcomeOf(row: AttemptRow, state: EndState): CallOutcome {
  const ending = isRunning(row.state) ? endsByTime[row.state] : row.ending;
  if (ending === null || outcomes[ending].state !== state) throw unreadable(row);
  switch (ending) {
    case "verified":
    case "verified_with_reason":
    case "not_verified": {
      const { reference, endedAt, rejectFields } = row;
      if (reference === null || endedAt === null) throw unreadable(row);
      return verdictOf(ending, { reference, fields: rejectFields ?? [], at: endedAt.toISOString() });
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
