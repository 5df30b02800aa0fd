import type { Draft } from "./draft";

const attemptIds = new WeakMap<Draft, string>();

/**
 * The UUID under which a draft is sent: the same for as long as nothing in it changes, since each change makes a new
 * draft.
 */
export function attemptIdOf(draft: Draft): string {
  const known = attemptIds.get(draft);
  if (known) return known;
  const made = uuid();
  attemptIds.set(draft, made);
  return made;
}

/** Version 4, from what every page has: `crypto.randomUUID` is not there without https. */
const uuid = () =>
  "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, () => {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    return (byte % 16).toString(16);
  });
