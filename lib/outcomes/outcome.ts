import type { Problems } from "../fields/problem";

/** `reference`: Kredibel's `referenceId`. `at`: ISO 8601 UTC. */
export type Outcome =
  | { kind: "verified"; reference: string; at: string }
  | { kind: "verified_with_reason"; reference: string; fields: string[]; at: string; attemptsLeft?: number }
  | { kind: "not_verified"; reference: string; fields: string[]; at: string; attemptsLeft?: number }
  /** Before any charge. */
  | { kind: "invalid"; problems: Problems; errorId?: string }
  /** `retryAt`: ISO 8601 UTC. */
  | { kind: "refused"; reason: HeldBack; retryAt?: string }
  /** `sendable`: other answers changed, may be confirmed. */
  | { kind: "refused"; reason: "unchanged"; fields: string[]; sendable: boolean }
  /** Safe to retry. `errorId`: Kredibel's, else ours. */
  | { kind: "unavailable"; errorId: string }
  /** Possibly processed; new attempt from `retryAt`, if ever. */
  | { kind: "unknown"; attemptId: string; retryAt?: string };

/** `staff`: sign-in ended. `nik_limit`: of all applications. `seen_before`: may be confirmed. */
type HeldBack = "limit" | "nik_limit" | "seen_before" | "busy" | "in_flight" | "session" | "staff";

export type OutcomeKind = Outcome["kind"];

export type CallOutcome = Exclude<Outcome, { kind: "refused" }>;
