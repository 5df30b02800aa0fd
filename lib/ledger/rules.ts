import type { Moment } from "./clock";
import type { Database } from "./database/database";
import type { KeyedHash } from "./fingerprint";

export type Cap = { count: number; windowMs: number };

export type LedgerRules = {
  /** A `sent` older than this plus `sentGraceMs` ends as `unknown`. */
  callTimeoutMs: number;
  /** After an `unknown`, until a new attempt. */
  unknownRetryAfterMs: number | "never";
  /** Unsent claims older than this are released. */
  claimTimeoutMs: number;
  applicationLifetimeMs: number;
  /** A code from computer to phone. */
  handoffMs: number;
  /** Of the key to what the browser keeps; one a page load. */
  draftAsks: number;
  attemptsPerApplication: Cap;
  /** Over all applications. */
  chargedCallsPerNik: Cap;
  /** For the whole installation. */
  calls: Cap;
  startsPerAddress: Cap;
  submissionsPerAddress: Cap;
  keylessCallsPerAddress: Cap;
  /** Failed staff sign-ins. */
  signInsPerAccount: Cap;
  signInsPerAddress: Cap;
  lookupsPerCase: number;
  lookupsPerPerson: Cap;
};

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Covers a slow commit. */
export const sentGraceMs = 30 * second;

/** Shared with the operator's commands, which judge calls in flight. */
export const timeoutsOf = (callTimeoutMs: number) => ({ callTimeoutMs, claimTimeoutMs: callTimeoutMs });

export const defaultRules: LedgerRules = {
  callTimeoutMs: 60 * second,
  unknownRetryAfterMs: 10 * minute,
  claimTimeoutMs: 30 * second,
  applicationLifetimeMs: 24 * hour,
  handoffMs: 10 * minute,
  draftAsks: 200,
  attemptsPerApplication: { count: 5, windowMs: 6 * hour },
  chargedCallsPerNik: { count: 6, windowMs: 24 * hour },
  calls: { count: 1_000, windowMs: hour },
  // Mobile carriers and branches share addresses.
  startsPerAddress: { count: 300, windowMs: hour },
  submissionsPerAddress: { count: 200, windowMs: hour },
  keylessCallsPerAddress: { count: 100, windowMs: 15 * minute },
  signInsPerAccount: { count: 10, windowMs: 15 * minute },
  signInsPerAddress: { count: 100, windowMs: 15 * minute },
  lookupsPerCase: 5,
  lookupsPerPerson: { count: 30, windowMs: hour },
};

/** `now` is the only clock. */
export type LedgerContext = { db: Database; hash: KeyedHash; rules: LedgerRules; now: () => Moment };

export function after(date: Date, ms: number): Date {
  return new Date(date.getTime() + ms);
}
