import type { SignedInStaff } from "./staff";

/** A PIN proves nothing here: it is typed before others. */
export const proofMs = 5 * 60_000;

/** Whether they signed in, or gave their password, so lately that nobody else holds their tablet. */
export const isProved = ({ provedAt }: SignedInStaff, now: Date): boolean =>
  now.getTime() - provedAt.getTime() < proofMs;
