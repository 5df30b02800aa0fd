import type { Role } from "./roles";

/** `locked`: a customer holds the tablet. `owing`: must set a second factor up first. */
export type Staff = {
  id: string;
  name: string;
  branch: string;
  role: Role;
  locked: boolean;
  owing: boolean;
};

/**
 * `provedAt`: when they last signed in or proved it again. `endsAt`: of the session, however busy. `mayExtend`: that can
 * be put off, see `extendSession`.
 */
export type SignedInStaff = Staff & { sessionId: string; provedAt: Date; endsAt: Date; mayExtend: boolean };

export function isBranch(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(text);
}
