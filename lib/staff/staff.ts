/** What a member of staff may do: `staff` sees the own branch, `supervisor` all branches, and may export. */
export const roles = ["staff", "supervisor"] as const;
export type Role = (typeof roles)[number];

/** A signed-in member of staff. `name` stands on the consents and attempts that they helped with. */
export type Staff = { id: string; name: string; branch: string; role: Role };

/** What can name a branch: letters, digits, spaces, dots, dashes and underscores, 40 characters at most. */
export function isBranch(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(text);
}
