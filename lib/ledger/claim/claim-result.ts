import type { CallOutcome } from "../../outcomes/outcome";
import type { Fingerprint } from "../fingerprint";

export type Claim = {
  applicationId: string;
  /** Browser-made UUID. */
  attemptId: string;
  fingerprint: Fingerprint;
  /** The `unknown` attempt continued from. */
  linkedTo?: string | undefined;
  /** Unchanged answer confirmed. */
  sendAnyway?: boolean | undefined;
  /** `seen_before` confirmed. */
  sendAgain?: boolean | undefined;
};

export type Lease = { attemptId: string; lease: string };

export type ClaimResult =
  | { kind: "claimed"; lease: Lease }
  | { kind: "replay"; outcome: CallOutcome }
  /** Wait for the outcome of `attemptId`. */
  | { kind: "in_flight"; attemptId: string }
  | { kind: "other_content" }
  | { kind: "foreign" }
  /** Cancelled or expired. */
  | { kind: "session_over" }
  /** The case goes on at another device. */
  | { kind: "moved" }
  /** `retryAt` null: no time known. */
  | { kind: "nik_in_flight"; retryAt: Date | null }
  | { kind: "limit"; retryAt: Date }
  /** To a whole hour, which names no call. */
  | { kind: "nik_limit"; retryAt: Date }
  /** Says neither where nor how it ended. */
  | { kind: "seen_before" }
  /** `sendable`: something changed. */
  | { kind: "unchanged"; fields: string[]; sendable: boolean };
