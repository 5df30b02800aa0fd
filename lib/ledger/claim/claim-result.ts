import type { CallOutcome } from "../../outcomes/outcome";
import type { Fingerprint } from "../fingerprint";

export type Claim = {
  /** The live application of the caller's cookie. */
  applicationId: string;
  /** The UUID that the browser made for these very answers. */
  attemptId: string;
  fingerprint: Fingerprint;
  /** The `unknown` attempt of this application that the person chose to go on from. */
  linkedTo?: string | undefined;
  /** The person was warned that a rejected answer is unchanged, and insists. */
  sendAnyway?: boolean | undefined;
};

/** The right to make the call of an attempt, once. */
export type Lease = { attemptId: string; lease: string };

export type ClaimResult =
  /** The caller, and nobody else, may send. */
  | { kind: "claimed"; lease: Lease }
  /** This attempt, or the one that stands in its way, has ended: show that, no call. */
  | { kind: "replay"; outcome: CallOutcome }
  /** The same submission is under way: wait for the outcome of `attemptId`. */
  | { kind: "in_flight"; attemptId: string }
  /** The attempt was made for other answers. */
  | { kind: "other_content" }
  /** The attempt, or the one it is linked to, belongs to another application. */
  | { kind: "foreign" }
  /** The NIK is under way elsewhere, or its last end is unknown. `retryAt` null: no time can be given. */
  | { kind: "nik_in_flight"; retryAt: Date | null }
  | { kind: "limit"; retryAt: Date }
  /**
   * Kredibel has rejected these answers already. `fields` are the reject names that still stand; `sendable` is
   * false if nothing at all was changed.
   */
  | { kind: "unchanged"; fields: string[]; sendable: boolean };
