import type { Moment } from "./clock";
import type { Database } from "./database/database";
import type { KeyedHash } from "./fingerprint";

/** So many in a window; the window is in milliseconds. */
export type Cap = { count: number; windowMs: number };

export type LedgerRules = {
  /** The overall time-out of a call. A `sent` older than this plus a grace ends as `unknown`. */
  callTimeoutMs: number;
  /** After an `unknown`, when the applicant may go on with a new attempt. */
  unknownRetryAfterMs: number | "never";
  /** A claim that was not sent within this time never is: it ends as released. */
  claimTimeoutMs: number;
  /** An application is live this long after it was opened. */
  applicationLifetimeMs: number;
  attemptsPerApplication: Cap;
  /** For the whole installation: the bill's fuse. */
  calls: Cap;
  startsPerAddress: Cap;
  submissionsPerAddress: Cap;
  /** Failed ones, of staff. */
  signInsPerAccount: Cap;
  signInsPerAddress: Cap;
  /** NIKs that staff may look up as seen before. */
  lookupsPerCase: number;
  lookupsPerPerson: Cap;
};

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Added to the call's time-out before a `sent` counts as lost: covers a commit that takes long. */
export const sentGraceMs = 30 * second;

/** What follows from `KREDIBEL_TIMEOUT_MS`; the operator's commands must judge calls in flight by the app's own. */
export const timeoutsOf = (callTimeoutMs: number) => ({ callTimeoutMs, claimTimeoutMs: callTimeoutMs });

export const defaultRules: LedgerRules = {
  callTimeoutMs: 60 * second,
  unknownRetryAfterMs: 10 * minute,
  claimTimeoutMs: 30 * second,
  applicationLifetimeMs: 24 * hour,
  attemptsPerApplication: { count: 5, windowMs: 6 * hour },
  calls: { count: 1_000, windowMs: hour },
  // A mobile carrier or a branch puts many people behind one address.
  startsPerAddress: { count: 300, windowMs: hour },
  submissionsPerAddress: { count: 200, windowMs: hour },
  signInsPerAccount: { count: 10, windowMs: 15 * minute },
  signInsPerAddress: { count: 100, windowMs: 15 * minute },
  lookupsPerCase: 5,
  lookupsPerPerson: { count: 30, windowMs: hour },
};

/** All that the ledger works with. `now` is the only clock it knows. */
export type LedgerContext = { db: Database; hash: KeyedHash; rules: LedgerRules; now: () => Moment };

/** `ms` milliseconds after `date` (before it, if negative). */
export function after(date: Date, ms: number): Date {
  return new Date(date.getTime() + ms);
}
