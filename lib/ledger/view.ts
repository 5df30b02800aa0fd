import type { Channel } from "../channels";
import type { Problems } from "../fields/problem";
import type { Outcome } from "../onboarding/outcome";
import { after, type LedgerRules, sentGraceMs } from "./rules";
import type { attempts, Ending, State } from "./schema";

export type AttemptRow = typeof attempts.$inferSelect;

/** How a call can end; `refused` is never stored, since nothing was tried. */
export type CallOutcome = Exclude<Outcome, { kind: "refused" }>;

/** An attempt as it stands now. `outcome` is null while it is `claimed` or `sent`. */
export type AttemptView = {
  id: string;
  applicationId: string;
  linkedTo: string | null;
  state: State;
  outcome: CallOutcome | null;
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

/** The state that a row has at a moment: no timer writes it, so no crash can keep it from being written. */
export function stateAt(row: AttemptRow, rules: LedgerRules, now: Date): State {
  if (row.state === "sent" && now >= lostFrom(row, rules)) return "unknown";
  if (row.state === "claimed" && now >= after(row.claimedAt, rules.claimTimeoutMs)) return "released";
  return row.state;
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
  const { nikHash, fieldHashes, lease, ending, rejectFields, ...kept } = row;
  const state = stateAt(row, rules, now);
  const lost = state === "unknown";
  return {
    ...kept,
    state,
    outcome: outcomeOf(row, state),
    endedAt: lost ? lostFrom(row, rules) : row.endedAt,
    retryAt: lost ? retryAt(row, rules) : null,
  };
}

/** The stored end of an attempt as it was first told, or null while there is none. */
export function outcomeOf(row: AttemptRow, state: State): CallOutcome | null {
  if (state === "claimed" || state === "sent") return null;
  if (state === "unknown") return { kind: "unknown", attemptId: row.id };
  // A claim left behind by a crash has no error of its own: the attempt's id is the reference to quote.
  if (state === "released") return { kind: "unavailable", errorId: row.errorId ?? row.id };
  return settledOutcome(row, row.ending);
}

function settledOutcome(row: AttemptRow, ending: Ending | null): CallOutcome {
  const fields = row.rejectFields ?? [];
  const at = row.endedAt?.toISOString();
  if (ending === "invalid") return { kind: ending, problems: refusedByKredibel(fields), ...errorOf(row) };
  if (row.reference !== null && at !== undefined) {
    if (ending === "verified") return { kind: ending, reference: row.reference, at };
    if (ending === "verified_with_reason" || ending === "not_verified")
      return { kind: ending, reference: row.reference, fields, at };
  }
  throw new Error(`Attempt ${row.id} is settled without a readable outcome`);
}

/** Only the names of the fields are kept: what exactly was wrong could tell something about the answer. */
function refusedByKredibel(fields: string[]): Problems {
  return Object.fromEntries(fields.map((field) => [field, { code: "kredibel_validation" }]));
}

function errorOf(row: AttemptRow): { errorId?: string } {
  return row.errorId === null ? {} : { errorId: row.errorId };
}
