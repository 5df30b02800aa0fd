import type { Draft } from "./draft";

/** An attempt's id as text, as `crypto.randomUUID` writes it; to be part of a pattern. */
export const attemptIdPattern = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** Whether a text can be an attempt's id; PostgreSQL fails on any other. */
export const isAttemptId = (text: string): boolean => new RegExp(`^${attemptIdPattern}$`).test(text);

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
