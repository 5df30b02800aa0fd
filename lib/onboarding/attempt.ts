import type { Draft, Journey } from "./draft";
import { sameField } from "./field";
import type { OutcomeKind } from "./outcome";
import { journeyFields } from "./steps";

/** Whether sending the same draft again could only cost money: it has its answer, or may still get one. */
const final: Record<OutcomeKind, boolean> = {
  verified: true,
  verified_with_reason: true,
  not_verified: true,
  unknown: true,
  invalid: false,
  refused: false,
  unavailable: false,
};

/** Whether just this draft was sent already and got an end that stands. */
export function sentAlready({ attempt, draft }: Journey): boolean {
  if (!attempt || !final[attempt.outcome.kind]) return false;
  return journeyFields.every((field) => sameField(field, attempt.draft, draft));
}

const attemptIds = new WeakMap<Draft, string>();

/**
 * The UUID under which a draft is sent: the same for as long as nothing in it changes, since each change makes a new
 * draft.
 */
export function attemptIdOf(draft: Draft): string {
  const known = attemptIds.get(draft);
  if (known) return known;
  const made = crypto.randomUUID();
  attemptIds.set(draft, made);
  return made;
}
