import type { Role } from "./roles";

export type Staff = { id: string; name: string; branch: string; role: Role };

/** `endsAt`: of the session, however busy. */
export type SignedInStaff = Staff & { endsAt: Date };

export function isBranch(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(text);
}
