import type { Role } from "./roles";

export type Staff = { id: string; name: string; branch: string; role: Role };

export function isBranch(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u.test(text);
}
