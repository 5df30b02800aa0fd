import type { Draft } from "../draft";

export const attemptIdPattern = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** PostgreSQL fails on other texts. */
export const isAttemptId = (text: string): boolean => new RegExp(`^${attemptIdPattern}$`).test(text);

const attemptIds = new WeakMap<Draft, string>();

export function attemptIdOf(draft: Draft): string {
  const known = attemptIds.get(draft);
  if (known) return known;
  const made = uuid();
  attemptIds.set(draft, made);
  return made;
}

/** Of a draft from before the page was loaded: what was sent under it is not sent under another. */
export const nameAttempt = (draft: Draft, attemptId: string): void => {
  attemptIds.set(draft, attemptId);
};

/** UUID v4; `crypto.randomUUID` needs https. */
const uuid = () =>
  "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, () => {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    return (byte % 16).toString(16);
  });
