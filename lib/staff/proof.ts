import type { SignedInStaff } from "./staff";

/** A PIN proves nothing: others see it typed. */
export const proofMs = 5 * 60_000;

export const isProved = ({ provedAt }: SignedInStaff, now: Date): boolean =>
  now.getTime() - provedAt.getTime() < proofMs;
