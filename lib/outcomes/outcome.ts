import type { Problems } from "../fields/problem";

/**
 * How an attempt ended. `reference` is Kredibel's `referenceId`; `at` is an ISO 8601 UTC time; `fields` are
 * `rejectFields` as Kredibel gave them (an open list); `attemptsLeft` is how often this application may still be sent.
 */
export type Outcome =
  | { kind: "verified"; reference: string; at: string }
  | { kind: "verified_with_reason"; reference: string; fields: string[]; at: string; attemptsLeft?: number }
  | { kind: "not_verified"; reference: string; fields: string[]; at: string; attemptsLeft?: number }
  /** Refused before any charge, by us or by Kredibel's validation. */
  | { kind: "invalid"; problems: Problems; errorId?: string }
  /** Not sent, by our rules. `retryAt`: ISO 8601 UTC. `staff`: no branch user is signed in any more. */
  | { kind: "refused"; reason: "limit" | "busy" | "in_flight" | "session" | "staff"; retryAt?: string }
  /** Not sent: these names were rejected before, with the same answers. `sendable`: other answers changed, so it may be confirmed. */
  | { kind: "refused"; reason: "unchanged"; fields: string[]; sendable: boolean }
  /** Not processed: trying again is safe. `errorId` is Kredibel's where it gave one, else ours. */
  | { kind: "unavailable"; errorId: string }
  /** Sent, and no readable answer: it may have been processed. From `retryAt` on a new attempt may be made, if ever. */
  | { kind: "unknown"; attemptId: string; retryAt?: string };

export type OutcomeKind = Outcome["kind"];

/** The ends that the ledger stores: `refused` never became a call. */
export type CallOutcome = Exclude<Outcome, { kind: "refused" }>;
