import type { SignedInStaff } from "./staff";

/** Of a moment ahead as well: a clock set back must not prolong a proof or a session. */
export const isWithin = (ms: number, then: Date, now: Date): boolean =>
  Math.abs(now.getTime() - then.getTime()) < ms;

/** A PIN proves nothing: others see it typed. */
export const proofMs = 5 * 60_000;

export const isProved = ({ provedAt }: SignedInStaff, now: Date): boolean => isWithin(proofMs, provedAt, now);
