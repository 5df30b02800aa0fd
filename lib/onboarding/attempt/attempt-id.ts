import type { Draft, Photo } from "../draft";

const ids = new WeakMap<Draft | Photo, string>();

/** Of a draft and its attempt, or of a photo that the device keeps. */
export function idOf(one: Draft | Photo): string {
  const known = ids.get(one);
  if (known) return known;
  const made = uuid();
  ids.set(one, made);
  return made;
}

export const attemptIdOf: (draft: Draft) => string = idOf;

/** Of one from before the page was loaded: what was sent under it is not sent under another. */
export const nameIt = (one: Draft | Photo, id: string): void => {
  ids.set(one, id);
};

/** UUID v4; `crypto.randomUUID` needs https. */
const uuid = () =>
  "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, () => {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    return (byte % 16).toString(16);
  });
