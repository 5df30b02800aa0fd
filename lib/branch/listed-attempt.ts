import { rejectNames } from "../kredibel/constraints";
import type { AttemptView, ViewState } from "../ledger/view";
import type { Locale } from "../locales";
import { dateOf, timeOf } from "../moments";
import type { Ending } from "../outcomes/endings";
import type { CallOutcome } from "../outcomes/outcome";
import type { RunningState } from "../outcomes/states";
import { visible } from "../visible";
import { branchListWords } from "../words/branch/branch-list";
import { wordsOf } from "../words/of";

export type ListedState = RunningState | Ending;

/** Localized; times by the branch's clock. */
export type ListedAttempt = {
  id: string;
  state: ListedState;
  outcome: string;
  /** ISO 8601, UTC. */
  at: string;
  time: string;
  date: string;
  nik: string;
  rejected: string[];
  /** Kredibel's, or the error's. */
  reference: string | null;
  /** The operator's. */
  ref: string | null;
  staff: string | null;
  branch: string | null;
};

export type ListLanguage = { locale: Locale; timeZone: string };

export function listedAttempt(view: AttemptView, language: ListLanguage): ListedAttempt {
  const state = listedState(view);
  const { id, ref, staff, branch, claimedAt } = view;
  return {
    id,
    state,
    ...endInWords(view, language.locale),
    at: claimedAt.toISOString(),
    time: timeOf(claimedAt, language),
    date: dateOf(claimedAt, language),
    // Where the line is too short, it breaks into halves.
    nik: view.maskedNik.replace(/(.{4})(.{4})(.{4})(.{4})/, "$1\u00a0$2 $3\u00a0$4"),
    ref: shown(ref),
    staff: shown(staff),
    branch,
  };
}

export function endInWords(view: AttemptView, locale: Locale) {
  return {
    outcome: branchListWords(locale).outcomes[listedState(view)],
    rejected: rejectedNames(view, locale),
    reference: shown(view.reference ?? view.errorId),
  };
}

export const receiptReference = ({ reference, errorId, id }: AttemptView) =>
  visible(reference ?? errorId ?? id);

const shown = (text: string | null) => (text === null ? null : visible(text));

export const listedState = (view: ViewState): ListedState => (view.outcome ? view.outcome.kind : view.state);

/** Unknown names are not shown raw. */
function rejectedNames({ outcome }: AttemptView, locale: Locale): string[] {
  const { livenessCheck, otherField } = branchListWords(locale);
  const names: Record<string, string> = { ...wordsOf(locale).fields, liveness_check: livenessCheck };
  const fields = !outcome ? [] : rejectedOf(outcome);
  const known = rejectNames.filter((name) => fields.includes(name)).map((name) => names[name] ?? otherField);
  const unknown = fields.some((field) => !(field in names));
  return unknown ? [...known, otherField] : known;
}

function rejectedOf(outcome: CallOutcome): string[] {
  if ("problems" in outcome) return Object.keys(outcome.problems);
  return "fields" in outcome ? outcome.fields : [];
}
