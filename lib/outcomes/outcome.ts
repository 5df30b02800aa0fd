import type { Problems } from "../fields/problem";
import type { Locale } from "../locales";

/** `reference`: Kredibel's `referenceId`. `at`: ISO 8601 UTC. */
export type Outcome =
  | { kind: "verified"; reference: string; at: string }
  | { kind: "verified_with_reason"; reference: string; fields: string[]; at: string; attemptsLeft?: number }
  | { kind: "not_verified"; reference: string; fields: string[]; at: string; attemptsLeft?: number }
  /** Before any charge. */
  | { kind: "invalid"; problems: Problems; errorId?: string }
  /** `retryAt`: ISO 8601 UTC. `staff`: sign-in ended. `other_application`: begun in another tab, or by other staff. */
  | {
      kind: "refused";
      reason: "limit" | "busy" | "session" | "staff" | "other_application";
      retryAt?: string;
    }
  /** By attempts of this NIK; `seen_before` may be confirmed. `moved`: the case goes on at another device. */
  | { kind: "refused"; reason: NikReason | "moved"; said: Said; retryAt?: string }
  /** `sendable`: other answers changed, may be confirmed. */
  | { kind: "refused"; reason: "unchanged"; said: Said; fields: string[]; sendable: boolean }
  /** Safe to retry. `errorId`: Kredibel's, else ours. */
  | { kind: "unavailable"; errorId: string }
  /** Possibly processed; new attempt from `retryAt`, if ever. */
  | { kind: "unknown"; attemptId: string; retryAt?: string };

/** Few need these words, so the answer brings them. */
type Said = Record<Locale, string>;

export type NikReason = "in_flight" | "nik_limit" | "seen_before";

export type OutcomeKind = Outcome["kind"];

export type CallOutcome = Exclude<Outcome, { kind: "refused" }>;
