import type { Role } from "./roles";

/** A signed-in member of staff. `name` is kept with the consents and attempts that they helped with. */
export type Staff = { id: string; name: string; branch: string; role: Role };

/** A branch's name: letters, digits, spaces, dots, dashes and underscores, at most 40 characters. */
export function isBranch(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(text);
}
