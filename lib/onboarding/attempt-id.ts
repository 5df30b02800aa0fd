import type { Draft } from "./draft";

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
